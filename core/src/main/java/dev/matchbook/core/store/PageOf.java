package dev.matchbook.core.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Function;

/**
 * Finds a page among rows that come in any order: keeps the first {@code limit} behind the cursor,
 * in {@code O(rows · log limit)} time and memory for the page alone. For backends that have to look
 * at all rows anyway.
 *
 * @param <T> an order or a trade
 */
public final class PageOf<T> {
  private record Row<T>(Cursor key, T value) {}

  private final Function<? super T, Cursor> key;
  private final Cursor after;
  private final int limit;
  private final PriorityQueue<Row<T>> first =
      new PriorityQueue<>(Comparator.comparing((Row<T> row) -> row.key).reversed());
  private boolean more;

  /**
   * An empty page.
   *
   * @param key of a row
   * @param after behind which the page starts, or null
   * @param limit the most rows, 1 to {@link Page#MAX_ROWS}
   */
  public PageOf(Function<? super T, Cursor> key, Cursor after, int limit) {
    this.key = key;
    this.after = after;
    this.limit = Page.requireLimit(limit);
  }

  /** Offers a row. */
  public void add(T value) {
    Cursor at = key.apply(value);
    if (after != null && at.compareTo(after) <= 0) {
      return;
    }
    if (first.size() == limit) {
      more = true;
      if (at.compareTo(first.peek().key) > 0) {
        return;
      }
      first.poll();
    }
    first.add(new Row<>(at, value));
  }

  /** The page; this object is empty afterwards. */
  public Page<T> page() {
    List<T> rows = new ArrayList<>(first.size());
    Cursor last = first.isEmpty() ? null : first.peek().key;
    while (!first.isEmpty()) {
      rows.add(first.poll().value);
    }
    Collections.reverse(rows);
    return new Page<>(rows, more ? last : null);
  }
}
