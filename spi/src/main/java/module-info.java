/** What surrounds the engine: the JSON codec of commands and events. */
module dev.matchbook.spi {
  requires transitive dev.matchbook.core;
  requires com.fasterxml.jackson.core;

  exports dev.matchbook.spi.json;
}
