package dev.matchbook.store.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Where connections come from: some that read for a moment, and one that writes for good. */
interface Connections extends AutoCloseable {
  /**
   * A page follows an index in the order of its rows. A server that has not looked at a table for a
   * while takes it for small, and would rather read and sort all of it, or all of an engine's. What
   * has to be sorted still is; and nothing is compiled for plans that seem dear only for this.
   */
  String PLANS =
      "; SET plan_cache_mode = force_custom_plan; SET enable_seqscan = off;"
          + " SET enable_bitmapscan = off; SET enable_sort = off; SET jit = off";

  /** One to read with, to be closed soon. */
  Connection reader() throws SQLException;

  /** One that is kept. */
  Connection writer() throws SQLException;

  @Override
  void close();

  /** Connections of a host's own pool, which it closes itself. */
  static Connections of(DataSource host) {
    return new Connections() {
      @Override
      public Connection reader() throws SQLException {
        return host.getConnection();
      }

      @Override
      public Connection writer() throws SQLException {
        return host.getConnection();
      }

      @Override
      public void close() {
        // The host's.
      }
    };
  }

  /** A pool of readers, and a writer beside it. */
  static Connections pooled(DriverUri uri, PostgresSettings settings) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("matchbook-" + settings.engine());
    config.setDataSource(new Source(uri::connect));
    config.setMaximumPoolSize(settings.connections());
    // None while nobody reads: a pool that keeps some would go on trying where the server is gone.
    config.setMinimumIdle(0);
    config.setConnectionTimeout(Math.max(250, settings.timeoutMillis()));
    config.setValidationTimeout(Math.max(250, settings.timeoutMillis()));
    // The pool does not ask before it is asked: what is wrong is said by who opens the store.
    config.setInitializationFailTimeout(-1);
    config.setConnectionInitSql("SET statement_timeout = " + settings.timeoutMillis() + PLANS);
    HikariDataSource pool = new HikariDataSource(config);
    return new Connections() {
      @Override
      public Connection reader() throws SQLException {
        return pool.getConnection();
      }

      @Override
      public Connection writer() throws SQLException {
        return uri.connect();
      }

      @Override
      public void close() {
        pool.close();
      }
    };
  }
}
