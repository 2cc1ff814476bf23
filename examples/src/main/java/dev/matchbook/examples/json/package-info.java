/** Small JSON objects, for what is no row and no event of the exchange. */
package dev.matchbook.examples.json;
