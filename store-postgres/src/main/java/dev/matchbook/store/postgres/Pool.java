package dev.matchbook.store.postgres;

import com.zaxxer.hikari.HikariConfig;

/** How the pool of readers is configured. */
final class Pool {
  /** The least that the pool takes for these two. */
  private static final long LEAST_MILLIS = 250;

  private Pool() {}

  /** A pool that runs a statement on each new connection. */
  static HikariConfig config(DriverUri uri, PostgresSettings settings, String first) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("matchbook-" + settings.engine());
    config.setDataSource(new Source(uri::connect, settings));
    config.setMaximumPoolSize(settings.connections());
    config.setMinimumIdle(settings.minIdle());
    long lifetimeMillis = settings.maxLifetime().toMillis();
    config.setMaxLifetime(lifetimeMillis);
    // The pool would warn, and leave either away, where it does not fit into a lifetime.
    config.setIdleTimeout(Math.min(config.getIdleTimeout(), lifetimeMillis / 2));
    if (config.getKeepaliveTime() >= lifetimeMillis) {
      config.setKeepaliveTime(0);
    }
    config.setConnectionTimeout(Math.max(LEAST_MILLIS, settings.timeoutMillis()));
    config.setValidationTimeout(Math.max(LEAST_MILLIS, settings.timeoutMillis()));
    // The pool does not ask before it is asked: what is wrong is said by who opens the store.
    config.setInitializationFailTimeout(-1);
    config.setConnectionInitSql(first);
    return config;
  }
}
