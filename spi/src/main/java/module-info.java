/** What surrounds the engine: how stores are found, and JSON. */
module dev.matchbook.spi {
  requires transitive dev.matchbook.core;
  requires com.fasterxml.jackson.core;
  requires org.slf4j;

  exports dev.matchbook.spi;
  exports dev.matchbook.spi.json;
  exports dev.matchbook.spi.settlement;

  uses dev.matchbook.spi.StoreProvider;
}
