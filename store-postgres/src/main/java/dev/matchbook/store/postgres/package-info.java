/**
 * A store in a PostgreSQL database, opened by a URI such as {@code
 * postgresql://host:5432/exchange?user=app&password=…&engine=main} ({@link
 * dev.matchbook.store.postgres.PostgresStoreProvider}) or on a host's own data source ({@link
 * dev.matchbook.store.postgres.PostgresStore#open}).
 */
package dev.matchbook.store.postgres;
