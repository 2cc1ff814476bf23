package dev.matchbook.store.postgres;

import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads rows, each time with one statement and so from one snapshot. Any thread. */
final class Reader {
  /** Makes something of a row, or says with IllegalArgumentException that it cannot be that. */
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private final String name;
  private final Connections connections;
  private final PostgresSettings settings;
  private final Retries retries;
  private volatile boolean closed;

  Reader(String name, Connections connections, PostgresSettings settings, Retries retries) {
    this.name = name;
    this.connections = connections;
    this.settings = settings;
    this.retries = retries;
  }

  /** The first row, if there is one. */
  <T> Optional<T> first(Select which, RowReader<T> reader) {
    return all(which.table(), which.sql(), which.values(), reader).stream().findFirst();
  }

  /** The first rows, and the key of the last of them if there are more. */
  <T> Page<T> page(Select which, int limit, RowReader<T> reader, Function<T, Cursor> key) {
    which.limit(limit + 1);
    List<T> rows = all(which.table(), which.sql(), which.values(), reader);
    return rows.size() <= limit
        ? new Page<>(rows, null)
        : new Page<>(rows.subList(0, limit), key.apply(rows.get(limit - 1)));
  }

  /** All rows of what is read from that table. */
  <T> List<T> all(String table, String sql, List<Object> values, RowReader<T> reader) {
    return retries.run(() -> attempt(sql, values, row -> read(name, table, row, reader)));
  }

  private <T> List<T> attempt(String sql, List<Object> values, RowReader<T> reader)
      throws SQLException {
    if (closed) {
      throw StoreException.rejected(name, "is closed");
    }
    try (Connection connection = connections.reader()) {
      int timeoutBefore = connection.getNetworkTimeout();
      connection.setNetworkTimeout(Runnable::run, settings.timeoutMillis());
      try {
        return connections.beforeReading() == null
            ? rows(connection, sql, values, reader)
            : rowsInTransaction(connection, sql, values, reader);
      } finally {
        // A pool closes one that failed: what it says of that must not hide why.
        if (!connection.isClosed()) {
          connection.setNetworkTimeout(Runnable::run, timeoutBefore);
        }
      }
    }
  }

  /** A host's connection goes back as it was. */
  private <T> List<T> rowsInTransaction(
      Connection connection, String sql, List<Object> values, RowReader<T> reader)
      throws SQLException {
    boolean autoCommit = connection.getAutoCommit();
    connection.setAutoCommit(false);
    try (Statement settingUp = connection.createStatement()) {
      settingUp.execute(connections.beforeReading());
      return rows(connection, sql, values, reader);
    } finally {
      if (!connection.isClosed()) {
        connection.rollback();
        connection.setAutoCommit(autoCommit);
      }
    }
  }

  private <T> List<T> rows(
      Connection connection, String sql, List<Object> values, RowReader<T> reader)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.size(); i++) {
        statement.setObject(i + 1, values.get(i));
      }
      try (ResultSet row = statement.executeQuery()) {
        List<T> rows = new ArrayList<>();
        while (row.next()) {
          rows.add(reader.read(row));
        }
        return rows;
      }
    }
  }

  /** What a row holds, or that it is damaged. */
  static <T> T read(String name, String table, ResultSet row, RowReader<T> reader)
      throws SQLException {
    try {
      return reader.read(row);
    } catch (IllegalArgumentException | NullPointerException | ArithmeticException e) {
      throw damaged(name, table, row, e);
    } catch (SQLException e) {
      if (Trouble.isWrongData(e)) {
        throw damaged(name, table, row, e);
      }
      throw e;
    }
  }

  private static StoreException damaged(String name, String table, ResultSet row, Exception e)
      throws SQLException {
    String where = row.getMetaData().getColumnName(1) + " " + row.getString(1);
    return StoreException.corrupt(
        name, "damaged row in " + table + ", " + where + ": " + e.getMessage(), e);
  }

  void close() {
    closed = true;
  }
}
