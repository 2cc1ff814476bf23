package dev.matchbook.testing.servers;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Databases that tests made on one server.
 *
 * <p>A name tells the home, and the JVM as a {@link ProcessStamp}: {@code
 * matchbook_test_HOME_PID_START_RANDOM}. So those can be dropped that a killed JVM left on a server
 * that lives on.
 */
final class TestDatabases {
  private static final String PREFIX = "matchbook_test_";

  private final PostgresUrl url;
  private final List<String> made = new ArrayList<>();

  TestDatabases(PostgresUrl url) {
    this.url = url;
  }

  synchronized String create(String options) {
    ProcessStamp owner = ProcessStamp.current();
    String random = UUID.randomUUID().toString().substring(0, 8);
    String name = "%s%d_%d_%s".formatted(prefixOfHome(), owner.pid(), owner.start(), random);
    execute("CREATE DATABASE " + name + " " + options);
    made.add(name);
    return name;
  }

  /** Drops all that were made here. */
  synchronized void drop() {
    made.forEach(this::drop);
    made.clear();
  }

  /** Drops all whose JVM had the same home and is no more. */
  void dropLeft() {
    all().stream().filter(name -> !ownerLives(name)).forEach(this::drop);
  }

  private void drop(String name) {
    execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
  }

  private static String prefixOfHome() {
    return PREFIX + ServerHome.get().id() + "_";
  }

  /** A name that we cannot read is left alone. */
  private static boolean ownerLives(String name) {
    String[] parts = name.substring(prefixOfHome().length()).split("_");
    Optional<ProcessStamp> owner =
        parts.length == 3 ? ProcessStamp.parse(parts[0] + " " + parts[1]) : Optional.empty();
    return owner.isEmpty() || owner.get().alive();
  }

  /** How many clients the server has besides the one that asks. */
  int otherClients() {
    return column(
            "SELECT pid FROM pg_stat_activity"
                + " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()")
        .size();
  }

  private List<String> all() {
    return column("SELECT datname FROM pg_database").stream()
        .filter(name -> name.startsWith(prefixOfHome()))
        .toList();
  }

  private List<String> column(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    } catch (SQLException failed) {
      throw refused(sql, failed);
    }
  }

  private void execute(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failed) {
      throw refused(sql, failed);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:" + url.uri(url.database()));
  }

  private IllegalStateException refused(String sql, SQLException failed) {
    return new IllegalStateException(
        "PostgreSQL at %s:%d refused: %s".formatted(url.host(), url.port(), sql), failed);
  }
}
