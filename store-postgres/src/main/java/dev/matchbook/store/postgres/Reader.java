package dev.matchbook.store.postgres;

import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
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
    return all(which.sql(), which.values(), reader).stream().findFirst();
  }

  /** The first rows, and the key of the last of them if there are more. */
  <T> Page<T> page(Select which, int limit, RowReader<T> reader, Function<T, Cursor> key) {
    which.limit(limit + 1);
    List<T> rows = all(which.sql(), which.values(), reader);
    return rows.size() <= limit
        ? new Page<>(rows, null)
        : new Page<>(rows.subList(0, limit), key.apply(rows.get(limit - 1)));
  }

  /** All rows. */
  <T> List<T> all(String sql, List<Object> values, RowReader<T> reader) {
    return retries.run(() -> attempt(sql, values, reader));
  }

  private <T> List<T> attempt(String sql, List<Object> values, RowReader<T> reader)
      throws SQLException {
    if (closed) {
      throw StoreException.rejected(name, "is closed");
    }
    try (Connection connection = connections.reader()) {
      connection.setNetworkTimeout(Runnable::run, settings.timeoutMillis());
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        for (int i = 0; i < values.size(); i++) {
          statement.setObject(i + 1, values.get(i));
        }
        try (ResultSet row = statement.executeQuery()) {
          List<T> rows = new ArrayList<>();
          while (row.next()) {
            rows.add(read(row, reader));
          }
          return rows;
        }
      }
    }
  }

  private <T> T read(ResultSet row, RowReader<T> reader) throws SQLException {
    try {
      return reader.read(row);
    } catch (IllegalArgumentException | NullPointerException | ArithmeticException e) {
      String where = row.getMetaData().getColumnName(1) + " " + row.getString(1);
      throw StoreException.corrupt(name, "damaged row, " + where + ": " + e.getMessage(), e);
    }
  }

  void close() {
    closed = true;
  }
}
