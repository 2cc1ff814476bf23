/** The PostgreSQL store: orders and trades of engines in tables that anyone with psql can read. */
module dev.matchbook.store.postgres {
  requires com.zaxxer.hikari;
  requires flyway.core;
  requires io.github.resilience4j.core;
  requires io.github.resilience4j.retry;
  requires java.naming;
  requires transitive dev.matchbook.spi;
  requires transitive java.sql;
  requires org.postgresql.jdbc;
  requires org.slf4j;

  exports dev.matchbook.store.postgres;

  provides dev.matchbook.spi.StoreProvider with
      dev.matchbook.store.postgres.PostgresStoreProvider;
}
