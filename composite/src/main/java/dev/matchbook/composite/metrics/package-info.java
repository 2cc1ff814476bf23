/** Figures of layers for Micrometer, which a host brings itself. */
package dev.matchbook.composite.metrics;
