package dev.matchbook.examples;

import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.Page;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The rows of a query, fetched page by page as they are asked for: in memory is one page.
 *
 * @param query gives the pages
 * @param limit the most rows, from 1
 * @param <T> an order or a trade
 */
record Rows<T>(Query<T> query, long limit) implements Iterable<T> {
  static final int PAGE_ROWS = 10_000;

  /** A method of a store, its conditions given. */
  interface Query<T> {
    Page<T> page(Cursor after, int limit);
  }

  /** All of them. */
  static <T> Rows<T> all(Query<T> query) {
    return new Rows<>(query, Long.MAX_VALUE);
  }

  @Override
  public Iterator<T> iterator() {
    return new Walk();
  }

  private final class Walk implements Iterator<T> {
    private Iterator<T> page = Collections.emptyIterator();
    private Cursor after;
    private long left = limit;

    @Override
    public boolean hasNext() {
      while (!page.hasNext() && left > 0) {
        fetch();
      }
      return page.hasNext();
    }

    private void fetch() {
      Page<T> fetched = query.page(after, (int) Math.min(PAGE_ROWS, left));
      page = fetched.rows().iterator();
      after = fetched.next();
      left = fetched.hasNext() ? left - fetched.rows().size() : 0;
    }

    @Override
    public T next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return page.next();
    }
  }
}
