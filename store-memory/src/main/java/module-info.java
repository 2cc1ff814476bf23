/** The memory store: orders and trades of an engine for as long as the process lives. */
module dev.matchbook.store.memory {
  requires transitive dev.matchbook.spi;

  exports dev.matchbook.store.memory;

  provides dev.matchbook.spi.StoreProvider with
      dev.matchbook.store.memory.MemoryStoreProvider;
}
