package dev.matchbook.examples.sqlite;

import dev.matchbook.core.event.Event;
import dev.matchbook.spi.json.EventDecoder;
import dev.matchbook.spi.json.EventEncoder;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The components of a record as columns, those of a record within it in its place: of the trade in
 * a settlement, which has a {@code seq} too, {@code tradeSeq}. Numbers and flags are integers;
 * words, decimals and numbers beyond a long are texts, a decimal with its exact scale; an event is
 * a line of JSON.
 */
final class Components {
  private static final EventDecoder EVENTS = new EventDecoder();

  private Components() {}

  /** The columns of a type of record. */
  static List<String> names(Class<? extends Record> type) {
    // In backquotes, since some are words of SQL; in "" a misspelt column would be a text.
    return new ArrayList<>(plainNames(type).stream().map(name -> '`' + name + '`').toList());
  }

  private static List<String> plainNames(Class<? extends Record> type) {
    RecordComponent[] components = type.getRecordComponents();
    List<String> own = Stream.of(components).map(RecordComponent::getName).toList();
    List<String> names = new ArrayList<>();
    for (RecordComponent component : components) {
      String name = component.getName();
      if (component.getType().isRecord()) {
        for (String inner : plainNames(component.getType().asSubclass(Record.class))) {
          names.add(own.contains(inner) ? name + capitalized(inner) : inner);
        }
      } else {
        names.add(name);
      }
    }
    return names;
  }

  private static String capitalized(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  /** What a record has in these columns. */
  static List<Object> values(Record row) {
    List<Object> values = new ArrayList<>();
    for (RecordComponent component : row.getClass().getRecordComponents()) {
      Object value = get(component, row);
      if (component.getType().isRecord()) {
        values.addAll(values((Record) value));
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
    if (value instanceof List<?> numbers) {
      return numbers.stream().map(Object::toString).collect(Collectors.joining(","));
    }
    if (value instanceof Event event) {
      return new EventEncoder().encode(event);
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
      return type.getDeclaredConstructor(types).newInstance(values);
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
    if (type == List.class) {
      return Stream.of(text.split(",")).map(Long::valueOf).toList();
    }
    if (type == Event.class) {
      return EVENTS.decode(text);
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
