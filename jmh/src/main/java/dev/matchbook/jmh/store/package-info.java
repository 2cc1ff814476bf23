/** Measurements of stores, each beside what bounds it in the same run. */
package dev.matchbook.jmh.store;
