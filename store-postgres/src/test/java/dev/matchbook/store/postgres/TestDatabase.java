package dev.matchbook.store.postgres;

import dev.matchbook.spi.Stores;
import dev.matchbook.testing.servers.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A database of a test's own, and a look at it that goes past the store. */
record TestDatabase(PostgresServer server, String name) {

  /** A new one on the server that all share. */
  static TestDatabase fresh() {
    return on(PostgresServer.shared());
  }

  /** A new one on a server. */
  static TestDatabase on(PostgresServer server) {
    return new TestDatabase(server, server.newDatabase());
  }

  /** Its URI with these parameters, as {@code engine=a&lease=1s}. */
  String uri(String parameters) {
    return server.uri(name) + (parameters.isEmpty() ? "" : "&" + parameters);
  }

  /** The same through another port of this machine. */
  String uriThrough(int port, String parameters) {
    return uri(parameters)
        .replace(server.host() + ":" + server.port() + "/", "127.0.0.1:" + port + "/");
  }

  /** Opens a store as a host does. */
  PostgresStore open(String parameters) {
    return (PostgresStore) Stores.open(uri(parameters));
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(server.jdbcUrl(name));
  }

  /** Runs statements, each committed. */
  void run(String... statements) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first column of all rows as text. */
  List<String> column(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (row.next()) {
        values.add(row.getString(1));
      }
      return values;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first column of the only row as text. */
  String value(String sql) {
    List<String> values = column(sql);
    if (values.size() != 1) {
      throw new IllegalStateException(values.size() + " rows: " + sql);
    }
    return values.get(0);
  }

  /** Ends the sessions of an engine's stores from outside; returns how many. */
  int endSessions(String engine) {
    return column(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '"
                + name
                + "' AND application_name = 'matchbook "
                + engine
                + "'")
        .size();
  }
}
