package dev.matchbook.examples.sqlite;

import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.Page;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A table of the schema that keeps records of one type: a column for each of their {@link
 * Components}, then columns derived from them, which are for searching only.
 *
 * @param <R> what a row is
 */
final class Table<R extends Record> {
  private final String name;
  private final Class<R> type;
  private final Function<R, List<?>> derived;
  private final String insert;
  private final String select;

  /**
   * A table.
   *
   * @param onConflict a clause for where a row's key is there, with {@code *} for setting all
   *     columns; empty where that is an error
   * @param derived the values of {@code derivedColumns}
   */
  Table(
      String name,
      Class<R> type,
      String onConflict,
      Function<R, List<?>> derived,
      String... derivedColumns) {
    this.name = name;
    this.type = type;
    this.derived = derived;
    List<String> columns = Components.names(type);
    select = "SELECT " + String.join(", ", columns) + " FROM " + name;
    columns.addAll(Arrays.asList(derivedColumns));
    List<String> sets = columns.stream().map(column -> column + " = excluded." + column).toList();
    insert =
        "INSERT INTO %s (%s) VALUES (%s) %s"
            .formatted(
                name,
                String.join(", ", columns),
                String.join(", ", Collections.nCopies(columns.size(), "?")),
                onConflict.replace("*", String.join(", ", sets)));
  }

  /** Writes rows, in the caller's transaction. */
  void write(Connection connection, Collection<R> rows) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      for (R row : rows) {
        List<Object> values = Components.values(row);
        values.addAll(derived.apply(row));
        bind(statement, values);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /** Removes the only such row, in the caller's transaction; returns whether it was there. */
  boolean delete(Connection connection, String condition, Object... marks) throws SQLException {
    String sql = "DELETE FROM " + name + " WHERE " + condition;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, List.of(marks));
      return statement.executeUpdate() == 1;
    }
  }

  /** Selects all rows. */
  Select select() {
    return new Select(select);
  }

  /** The first row, if there is one. */
  Optional<R> first(Connection connection, Select which) throws SQLException {
    return all(connection, which.limit(1)).stream().findFirst();
  }

  /** The first rows, and the key of the last of them if there are more. */
  Page<R> page(Connection connection, Select which, int limit, Function<R, Cursor> key)
      throws SQLException {
    List<R> rows = all(connection, which.limit(limit + 1));
    return rows.size() <= limit
        ? new Page<>(rows, null)
        : new Page<>(rows.subList(0, limit), key.apply(rows.get(limit - 1)));
  }

  /** The rows, all from one snapshot. */
  List<R> all(Connection connection, Select which) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(which.sql())) {
      bind(statement, which.values());
      try (ResultSet row = statement.executeQuery()) {
        List<R> rows = new ArrayList<>();
        while (row.next()) {
          rows.add(read(row));
        }
        return rows;
      }
    }
  }

  private R read(ResultSet row) throws SQLException {
    try {
      return Components.read(type, row);
    } catch (IllegalArgumentException e) {
      String where = "damaged row in " + name + ", the one that starts with " + row.getString(1);
      throw new SQLException(where, null, Database.CORRUPT, e);
    }
  }

  private static void bind(PreparedStatement statement, List<?> values) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, Components.stored(values.get(i)));
    }
  }
}
