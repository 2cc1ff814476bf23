package dev.matchbook.store.postgres;

import dev.matchbook.core.store.Cursor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A statement that reads rows, put together condition by condition. */
final class Select {
  private final String table;
  private final StringBuilder sql;
  private final List<Object> values = new ArrayList<>();
  private Select merged;
  private String order = "";
  private String limit = "";

  /** The rows of an engine. */
  Select(String columns, String table, String engine) {
    this.table = table;
    sql =
        new StringBuilder("SELECT ")
            .append(columns)
            .append(" FROM ")
            .append(table)
            .append(" WHERE engine = ?");
    values.add(engine);
  }

  /** Adds a condition and the values of its marks. */
  Select and(String condition, Object... marks) {
    sql.append(" AND ").append(condition);
    values.addAll(List.of(marks));
    return this;
  }

  /** Adds that a column has a value, unless that is null. */
  Select is(String column, Object value) {
    return value == null ? this : and(column + " = ?", value);
  }

  /** Adds that a column has the name of one of these constants. */
  Select in(String column, Collection<? extends Enum<?>> words) {
    // In the text: the names are ours, and the planner sees them.
    return and(
        words.stream()
            .map(Enum::name)
            .sorted()
            .collect(Collectors.joining("', '", column + " IN ('", "')")));
  }

  /** Adds what is true behind a cursor; as many of its parts as there are marks. */
  Select behind(Cursor cursor, String condition) {
    if (cursor == null) {
      return this;
    }
    long marks = condition.chars().filter(c -> c == '?').count();
    return and(
        condition,
        Stream.of(cursor.first(), cursor.second(), cursor.third()).limit(marks).toArray());
  }

  /** Adds the rows of another one that has no order and no limit of its own. */
  Select unionAll(Select other) {
    merged = other;
    return this;
  }

  /** Sets the order of the rows. */
  Select orderBy(String columns) {
    order = " ORDER BY " + columns;
    return this;
  }

  /** Sets the most rows. */
  Select limit(int rows) {
    limit = " LIMIT " + rows;
    return this;
  }

  /** The table that is read. */
  String table() {
    return table;
  }

  /**
   * The statement. Where two are merged each is in order and has its limit: otherwise the server
   * would sort all that there is of both.
   */
  String sql() {
    String end = order + limit;
    return merged == null
        ? sql + end
        : "(" + sql + end + ") UNION ALL (" + merged.sql + end + ")" + end;
  }

  /** The values of its marks. */
  List<Object> values() {
    List<Object> all = new ArrayList<>(values);
    if (merged != null) {
      all.addAll(merged.values);
    }
    return all;
  }
}
