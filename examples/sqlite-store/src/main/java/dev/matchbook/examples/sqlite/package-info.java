/**
 * A store that a host could have written: an exchange in one SQLite file, opened by a URI such as
 * {@code sqlite:data.db?busyTimeout=5s}.
 *
 * <p>All it takes is {@link dev.matchbook.examples.sqlite.SqliteStore}, which implements the
 * contract in plain JDBC, {@link dev.matchbook.examples.sqlite.SqliteStoreProvider}, which opens
 * it, and the file {@code META-INF/services/dev.matchbook.spi.StoreProvider}, which names the
 * provider (on the module path the {@code provides} of {@code module-info} does). That it keeps to
 * the contract is shown by the tests of {@code matchbook-tck}.
 */
package dev.matchbook.examples.sqlite;
