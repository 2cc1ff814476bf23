package dev.matchbook.store.memory;

import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.PageOf;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A page while it is filled with rows that come in the order of their keys.
 *
 * @param <T> a row
 */
final class Paging<T> {
  private final Function<T, Cursor> key;
  private final Cursor after;
  private final int limit;
  private final PageOf<T> page;
  private int found;

  Paging(Function<T, Cursor> key, Cursor after, int limit) {
    this.key = key;
    this.after = after;
    this.limit = limit;
    this.page = new PageOf<>(key, after, limit);
  }

  /** Takes a row if it is wanted; says whether a later one can still be on the page. */
  boolean offer(T row, Predicate<T> wanted) {
    if (!wanted.test(row) || after != null && key.apply(row).compareTo(after) <= 0) {
      return true;
    }
    page.add(row);
    return ++found <= limit;
  }

  Page<T> page() {
    return page.page();
  }
}
