package dev.matchbook.store.postgres;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Where connections come from: some that read for a moment, and one that writes for good. */
interface Connections extends AutoCloseable {
  /**
   * A page follows an index in the order of its rows. A server that has not looked at a table for a
   * while takes it for small, and would rather read and sort all of it, or all of an engine's. What
   * has to be sorted still is; and nothing is compiled for plans that seem dear only for this.
   */
  List<String> READING =
      List.of(
          "plan_cache_mode = force_custom_plan",
          "enable_seqscan = off",
          "enable_bitmapscan = off",
          "enable_sort = off",
          "jit = off");

  /** One to read with, to be closed soon. */
  Connection reader() throws SQLException;

  /** What has to be run in a reader's transaction first, or null where it needs none. */
  default String beforeReading() {
    return null;
  }

  /** One that is kept. */
  Connection writer() throws SQLException;

  @Override
  void close();

  /** Connections of a host's own pool, which it closes itself. */
  static Connections of(DataSource host, PostgresSettings settings) {
    String local = reading("SET LOCAL ", settings);
    return new Connections() {
      @Override
      public String beforeReading() {
        return local;
      }

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
    HikariDataSource pool =
        new HikariDataSource(Pool.config(uri, settings, reading("SET ", settings)));
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

  private static String reading(String set, PostgresSettings settings) {
    return set
        + "statement_timeout = "
        + settings.timeoutMillis()
        + READING.stream().collect(Collectors.joining("; " + set, "; " + set, ""));
  }
}
