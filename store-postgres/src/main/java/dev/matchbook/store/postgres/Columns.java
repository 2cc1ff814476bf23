package dev.matchbook.store.postgres;

import java.math.BigInteger;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Some rows as parameters of one statement, each of which is an array: a column. So few rows with
 * long texts cost one round trip, where a copy costs two.
 *
 * @param rows at most {@link #MOST}, so that a statement has a bound
 */
record Columns<T>(List<T> rows) {
  private static final int MOST = 1_000;

  /** All rows, in parts. */
  static <T> List<Columns<T>> of(Collection<T> rows) {
    List<T> all = List.copyOf(rows);
    List<Columns<T>> parts = new ArrayList<>();
    for (int from = 0; from < all.size(); from += MOST) {
      parts.add(new Columns<>(all.subList(from, Math.min(from + MOST, all.size()))));
    }
    return parts;
  }

  void numbers(PreparedStatement to, int parameter, ToLongFunction<T> column) throws SQLException {
    to.setObject(parameter, rows.stream().mapToLong(column).toArray());
  }

  void texts(PreparedStatement to, int parameter, Function<T, String> column) throws SQLException {
    array(to, parameter, "text", column);
  }

  void decimals(PreparedStatement to, int parameter, Function<T, BigInteger> column)
      throws SQLException {
    array(to, parameter, "numeric", row -> column.apply(row).toString());
  }

  private void array(PreparedStatement to, int parameter, String type, Function<T, String> column)
      throws SQLException {
    Object[] values = rows.stream().map(column).toArray();
    to.setArray(parameter, to.getConnection().createArrayOf(type, values));
  }
}
