package dev.matchbook.core.book;

import static dev.matchbook.core.book.Orders.NIL;

import java.util.Arrays;

/**
 * The price levels of all books of an engine, each in a place of its own.
 *
 * <p>A level has two queues, displayed and dark, linked through {@link Orders}, and neighbours on
 * its side: {@code prev} is better, {@code next} worse. {@code shown} is what its displayed orders
 * show, {@code plain} the leaves of all its orders that are not conditional, so that a walk without
 * effect takes an ordinary level in one step.
 */
public final class Levels {
  private static final int LONGS = 4;
  private static final int INTS = 16;

  private long[] longs = new long[0];
  private int[] ints = new int[0];
  private int capacity;
  private int free = NIL;

  /** An empty pool. */
  public Levels() {}

  int take(long key) {
    if (free == NIL) {
      grow();
    }
    int level = free;
    free = next(level);
    int at = level * INTS;
    Arrays.fill(ints, at, at + 6, NIL);
    Arrays.fill(ints, at + 6, at + 9, 0);
    longs[level * LONGS] = key;
    longs[level * LONGS + 1] = 0;
    longs[level * LONGS + 2] = 0;
    return level;
  }

  void release(int level) {
    next(level, free);
    free = level;
  }

  private void grow() {
    int from = capacity;
    capacity = Math.max(16, Math.multiplyExact(capacity, 2));
    longs = Arrays.copyOf(longs, capacity * LONGS);
    ints = Arrays.copyOf(ints, Math.multiplyExact(capacity, INTS));
    for (int level = capacity - 1; level >= from; level--) {
      next(level, free);
      free = level;
    }
  }

  /** The level's key on its side: smaller is better. See {@link BookSide#keyOf}. */
  public long key(int level) {
    return longs[level * LONGS];
  }

  /** Quantity that the displayed orders show. */
  public long shown(int level) {
    return longs[level * LONGS + 1];
  }

  void addShown(int level, long change) {
    longs[level * LONGS + 1] += change;
  }

  /** Leaves of the orders that are not conditional. */
  public long plain(int level) {
    return longs[level * LONGS + 2];
  }

  void addPlain(int level, long change) {
    longs[level * LONGS + 2] += change;
  }

  /** Head of the displayed or of the dark queue. */
  public int head(int level, boolean dark) {
    return ints[level * INTS + (dark ? 1 : 0)];
  }

  void head(int level, boolean dark, int slot) {
    ints[level * INTS + (dark ? 1 : 0)] = slot;
  }

  int tail(int level, boolean dark) {
    return ints[level * INTS + (dark ? 3 : 2)];
  }

  void tail(int level, boolean dark, int slot) {
    ints[level * INTS + (dark ? 3 : 2)] = slot;
  }

  /** The next better level, or {@link Orders#NIL}. */
  public int prev(int level) {
    return ints[level * INTS + 4];
  }

  void prev(int level, int prev) {
    ints[level * INTS + 4] = prev;
  }

  /** The next worse level, or {@link Orders#NIL}. */
  public int next(int level) {
    return ints[level * INTS + 5];
  }

  void next(int level, int next) {
    ints[level * INTS + 5] = next;
  }

  /** Orders in the displayed queue. */
  public int shownOrders(int level) {
    return ints[level * INTS + 6];
  }

  void addShownOrders(int level, int change) {
    ints[level * INTS + 6] += change;
  }

  /** Hidden orders in the dark queue. */
  public int hiddenOrders(int level) {
    return ints[level * INTS + 7];
  }

  void addHiddenOrders(int level, int change) {
    ints[level * INTS + 7] += change;
  }

  /** Conditional orders in the dark queue. */
  public int conditionalOrders(int level) {
    return ints[level * INTS + 8];
  }

  void addConditionalOrders(int level, int change) {
    ints[level * INTS + 8] += change;
  }

  boolean isEmpty(int level) {
    return head(level, false) == NIL && head(level, true) == NIL;
  }
}
