/** A store that is right by inspection: what every backend is compared with. */
package dev.matchbook.tck.model;
