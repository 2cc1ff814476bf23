package dev.matchbook.core.store;

import java.util.List;

/**
 * Some rows of a query.
 *
 * @param rows in the order of the query
 * @param next behind which the next page starts, or null where this is the last
 * @param <T> an order or a trade
 */
public record Page<T>(List<T> rows, Cursor next) {
  /** The most rows that a page may be asked for. */
  public static final int MAX_ROWS = 10_000;

  /** Copies the rows. */
  public Page {
    rows = List.copyOf(rows);
  }

  /** Whether there may be more. */
  public boolean hasNext() {
    return next != null;
  }

  /**
   * Checks how many rows are asked for.
   *
   * @return the same
   * @throws IllegalArgumentException if it is not from 1 to {@link #MAX_ROWS}
   */
  public static int requireLimit(int limit) {
    if (limit < 1 || limit > MAX_ROWS) {
      throw new IllegalArgumentException("limit: not from 1 to " + MAX_ROWS + ": " + limit);
    }
    return limit;
  }
}
