package dev.matchbook.testing.servers;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/** The servers that {@link ServersMain} starts. */
final class HandServers implements AutoCloseable {
  private static final String DATABASE = "matching_engine";
  private static final String[] DURABLE = {"--appendonly", "yes", "--appendfsync", "always"};

  private final KeptData kept;
  private final Map<String, String> environment = new LinkedHashMap<>();
  private PostgresServer postgres;
  private RedisServer redis;

  private HandServers(KeptData kept) {
    this.kept = kept;
  }

  /** Starts what is asked for; where one does not start, none is left. */
  static HandServers start(ServersOptions options) throws IOException, SQLException {
    HandServers servers =
        new HandServers(options.kept() == null ? null : KeptData.take(options.kept()));
    boolean started = false;
    try {
      if (options.postgres()) {
        servers.startPostgres();
      }
      if (options.redis()) {
        servers.startRedis();
      }
      started = true;
      return servers;
    } finally {
      if (!started) {
        servers.close();
      }
    }
  }

  private void startPostgres() throws SQLException {
    postgres = PostgresServer.start(kept);
    try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl("postgres"));
        Statement statement = connection.createStatement()) {
      if (!hasDatabase(statement)) {
        statement.execute("CREATE DATABASE " + DATABASE);
      }
    }
    environment.put("DATABASE_ENABLED", "true");
    environment.put("DATABASE_HOST", postgres.host());
    environment.put("DATABASE_PORT", Integer.toString(postgres.port()));
    environment.put("DATABASE_NAME", DATABASE);
    environment.put("DATABASE_USER", postgres.user());
    environment.put("DATABASE_PASSWORD", postgres.password());
    environment.put("DATABASE_SSL_MODE", "disable");
  }

  private static boolean hasDatabase(Statement statement) throws SQLException {
    String sql = "SELECT FROM pg_database WHERE datname = '" + DATABASE + "'";
    try (ResultSet row = statement.executeQuery(sql)) {
      return row.next();
    }
  }

  private void startRedis() {
    redis = RedisServer.start(kept, DURABLE);
    environment.put("REDIS_ENABLED", "true");
    environment.put("REDIS_HOST", redis.host());
    environment.put("REDIS_PORT", Integer.toString(redis.port()));
  }

  /** What names them, in the order in which it is shown. */
  Map<String, String> environment() {
    return environment;
  }

  @Override
  public void close() throws IOException {
    try {
      if (redis != null) {
        redis.close();
      }
    } finally {
      closePostgres();
    }
  }

  private void closePostgres() throws IOException {
    try {
      if (postgres != null) {
        postgres.close();
      }
    } finally {
      if (kept != null) {
        kept.close();
      }
    }
  }
}
