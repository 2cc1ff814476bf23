/** Layers of stores: written through, read from the first that has it, truth in the last. */
module dev.matchbook.composite {
  requires HdrHistogram;
  requires io.github.resilience4j.circuitbreaker;
  requires io.github.resilience4j.core;
  requires org.slf4j;
  requires static micrometer.core;
  requires transitive dev.matchbook.spi;

  exports dev.matchbook.composite;
  exports dev.matchbook.composite.metrics;
}
