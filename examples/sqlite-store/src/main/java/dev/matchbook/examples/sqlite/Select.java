package dev.matchbook.examples.sqlite;

import dev.matchbook.core.store.Cursor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** A select statement: conditions joined by "and", an order, and the values of its marks. */
final class Select {
  private final StringBuilder sql;
  private final List<Object> values = new ArrayList<>();
  private String joint = " WHERE ";

  /** A statement without conditions. */
  Select(String columnsAndTable) {
    sql = new StringBuilder(columnsAndTable);
  }

  /** Adds a condition and the values of its marks. */
  Select and(String condition, Object... marks) {
    sql.append(joint).append(condition);
    values.addAll(Arrays.asList(marks));
    joint = " AND ";
    return this;
  }

  /** Adds that the column has this value, unless it is null. */
  Select is(String column, Object value) {
    return value == null ? this : and(column + " = ?", value);
  }

  /** Adds that the column has one of these values. */
  Select in(String column, Collection<?> any) {
    String marks = String.join(", ", Collections.nCopies(any.size(), "?"));
    return and(column + " IN (" + marks + ")", any.toArray());
  }

  /** Adds a condition whose marks are the first parts of a cursor, unless that is null. */
  Select behind(Cursor cursor, String condition) {
    if (cursor == null) {
      return this;
    }
    long marks = condition.chars().filter(c -> c == '?').count();
    return and(
        condition,
        Stream.of(cursor.first(), cursor.second(), cursor.third()).limit(marks).toArray());
  }

  /** Adds the rows of another one, in the order that is set next. */
  Select unionAll(Select other) {
    sql.append(" UNION ALL ").append(other.sql);
    values.addAll(other.values);
    return this;
  }

  /** Sets the order of the rows; nothing can be added behind it but {@link #limit}. */
  Select orderBy(String columns) {
    sql.append(" ORDER BY ").append(columns);
    return this;
  }

  /** Sets the most rows, last. */
  Select limit(int rows) {
    sql.append(" LIMIT ").append(rows);
    return this;
  }

  /** The statement. */
  String sql() {
    return sql.toString();
  }

  /** The values of its marks. */
  List<Object> values() {
    return values;
  }
}
