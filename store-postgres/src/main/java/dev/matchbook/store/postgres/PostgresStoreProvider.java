package dev.matchbook.store.postgres;

import static dev.matchbook.store.postgres.PostgresSettings.DEFAULT_CONNECTIONS;
import static dev.matchbook.store.postgres.PostgresSettings.DEFAULT_ENGINE;
import static dev.matchbook.store.postgres.PostgresSettings.DEFAULT_LEASE;
import static dev.matchbook.store.postgres.PostgresSettings.DEFAULT_MAX_LIFETIME;
import static dev.matchbook.store.postgres.PostgresSettings.DEFAULT_MIN_IDLE;
import static dev.matchbook.store.postgres.PostgresSettings.DEFAULT_RETRIES;
import static dev.matchbook.store.postgres.PostgresSettings.DEFAULT_TIMEOUT;
import static dev.matchbook.store.postgres.PostgresSettings.LEAST_MAX_LIFETIME;
import static dev.matchbook.store.postgres.PostgresSettings.MAX_CONNECTIONS;
import static dev.matchbook.store.postgres.PostgresSettings.MAX_LEASE;
import static dev.matchbook.store.postgres.PostgresSettings.MAX_RETRIES;
import static dev.matchbook.store.postgres.PostgresSettings.MAX_TIMEOUT;
import static dev.matchbook.store.postgres.PostgresSettings.MIN_LEASE;
import static dev.matchbook.store.postgres.PostgresSettings.MIN_TIMEOUT;
import static dev.matchbook.store.postgres.PostgresSettings.MOST_MAX_LIFETIME;

import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.spi.StoreProvider;
import dev.matchbook.spi.StoreUri;
import dev.matchbook.spi.UriSettings;

/**
 * Opens {@code postgresql://host:port/database?user=…&password=…}, with the parameters of {@link
 * PostgresSettings} and those of the driver, which goes by the same URI behind {@code jdbc:}.
 * {@code //user:password@host} is understood as well.
 */
public final class PostgresStoreProvider implements StoreProvider {

  /** For {@link java.util.ServiceLoader}. */
  public PostgresStoreProvider() {}

  @Override
  public String scheme() {
    return "postgresql";
  }

  @Override
  public ExchangeStore open(StoreUri uri) {
    UriSettings given = uri.settings();
    int connections = given.intValue("connections", DEFAULT_CONNECTIONS, 1, MAX_CONNECTIONS);
    PostgresSettings settings =
        new PostgresSettings(
            given.text("engine", DEFAULT_ENGINE),
            given.word("access", PostgresSettings.Access.WRITE),
            given.flag("migrate", true),
            given.duration("timeout", DEFAULT_TIMEOUT, MIN_TIMEOUT, MAX_TIMEOUT),
            given.intValue("retries", DEFAULT_RETRIES, 0, MAX_RETRIES),
            given.duration("lease", DEFAULT_LEASE, MIN_LEASE, MAX_LEASE),
            connections,
            given.intValue("minIdle", DEFAULT_MIN_IDLE, 0, connections),
            given.duration(
                "maxLifetime", DEFAULT_MAX_LIFETIME, LEAST_MAX_LIFETIME, MOST_MAX_LIFETIME));
    DriverUri driver = DriverUri.of(uri, given, settings);
    given.requireNoOthers();
    return PostgresStore.open(uri.redacted(), Connections.pooled(driver, settings), settings);
  }
}
