/** The file store: append-only NDJSON segments with a chained hash over every batch. */
module dev.matchbook.store.file {
  requires transitive dev.matchbook.spi;
  requires org.eclipse.collections.api;
  requires org.eclipse.collections.impl;
  requires org.slf4j;

  exports dev.matchbook.store.file;

  provides dev.matchbook.spi.StoreProvider with
      dev.matchbook.store.file.FileStoreProvider;
}
