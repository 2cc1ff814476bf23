/** A host's own store, on SQLite. Exports nothing: it is found by its URI scheme. */
module dev.matchbook.examples.sqlite {
  requires dev.matchbook.spi;
  requires java.sql;
  requires org.xerial.sqlitejdbc;

  provides dev.matchbook.spi.StoreProvider with
      dev.matchbook.examples.sqlite.SqliteStoreProvider;
}
