package dev.matchbook.examples.sqlite;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The components of a record as columns, those of a record within it in its place. Numbers and
 * flags are integers; words, decimals and numbers beyond a long are texts, a decimal with its exact
 * scale.
 */
final class Components {
  private Components() {}

  /** The columns of a type of record. */
  static List<String> names(Class<? extends Record> type) {
    List<String> names = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      if (component.getType().isRecord()) {
        names.addAll(names(component.getType().asSubclass(Record.class)));
      } else {
        // In backquotes, since some are words of SQL; in "" a misspelt column would be a text.
        names.add('`' + component.getName() + '`');
      }
    }
    return names;
  }

  /** What a record has in these columns. */
  static List<Object> values(Record row) {
    List<Object> values = new ArrayList<>();
    for (RecordComponent component : row.getClass().getRecordComponents()) {
      Object value = get(component, row);
      if (value instanceof Record nested) {
        values.addAll(values(nested));
      } else {
        values.add(value);
      }
    }
    return values;
  }

  /** What the driver takes for a value. */
  static Object stored(Object value) {
    if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    if (value instanceof BigInteger number) {
      return number.toString();
    }
    if (value instanceof Enum<?> word) {
      return word.name();
    }
    return value instanceof Boolean flag ? (Object) (flag ? 1 : 0) : value;
  }

  /**
   * The record in a row whose first columns are its own.
   *
   * @throws IllegalArgumentException if the row holds none
   */
  static <R extends Record> R read(Class<R> type, ResultSet row) throws SQLException {
    return read(type, row, new int[1]);
  }

  private static <R extends Record> R read(Class<R> type, ResultSet row, int[] column)
      throws SQLException {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      values[i] =
          types[i].isRecord()
              ? read(types[i].asSubclass(Record.class), row, column)
              : value(types[i], row, ++column[0]);
    }
    try {
      return type.getConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("no " + type.getSimpleName(), e);
    }
  }

  private static Object value(Class<?> type, ResultSet row, int column) throws SQLException {
    if (type == int.class) {
      return row.getInt(column);
    }
    if (type == boolean.class) {
      return row.getBoolean(column);
    }
    if (type == long.class || type == Long.class) {
      long number = row.getLong(column);
      return type == Long.class && row.wasNull() ? null : (Object) number;
    }
    String text = row.getString(column);
    if (text == null || type == String.class) {
      return text;
    }
    if (type == BigInteger.class) {
      return new BigInteger(text);
    }
    return type == BigDecimal.class ? new BigDecimal(text) : word(type, text);
  }

  private static Object word(Class<?> type, String text) {
    for (Object word : type.getEnumConstants()) {
      if (((Enum<?>) word).name().equals(text)) {
        return word;
      }
    }
    throw new IllegalArgumentException("no " + type.getSimpleName() + ": " + text);
  }

  private static Object get(RecordComponent component, Record row) {
    try {
      return component.getAccessor().invoke(row);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component + " cannot be read", e);
    }
  }
}
