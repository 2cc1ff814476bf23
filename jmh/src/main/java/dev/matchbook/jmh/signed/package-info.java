/** Orders with signatures, through the engine and beside it. */
package dev.matchbook.jmh.signed;
