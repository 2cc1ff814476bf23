package dev.matchbook.core.internal;

import static dev.matchbook.core.internal.Orders.NIL;

import java.util.Arrays;

/**
 * The price levels of one side of a book as records in an array, by number.
 *
 * <p>A level has two queues, displayed and dark, linked through {@link Orders}. {@code shown} is
 * what its displayed orders show, {@code reserve} what icebergs and hidden orders have beyond that;
 * conditional orders are in neither.
 *
 * <p>32 bytes a level: the ends of the displayed queue, shown, the counts, the key. 32 more, in
 * another array that only a side with icebergs or dark orders has. A level without orders is all
 * zero but for its key.
 */
class LevelRecords {
  private static final int STRIDE = 2;
  private static final int QUEUE = 0;
  private static final int SHOWN = 1;
  private static final int COUNTS = 2;
  private static final int KEY = 3;
  private static final int DARK_QUEUE = 0;
  private static final int RESERVE = 1;
  private static final int CONDITIONAL = 2;
  private static final long ONE_SHOWN = 1L << Integer.SIZE;
  private static final long[] NONE = {};

  private long[] plain = NONE;
  private long[] dark = NONE;

  LevelRecords() {}

  /** How many records there are. */
  final int records() {
    return plain.length >> STRIDE;
  }

  /** Makes room for more, and keeps those there are. */
  final void grow(int records) {
    plain = Arrays.copyOf(plain, Math.multiplyExact(records, 1 << STRIDE));
    if (dark.length > 0) {
      dark = Arrays.copyOf(dark, plain.length);
    }
  }

  /** Forgets all records for so many empty ones; returns a copy of what there was. */
  final LevelRecords replace(int records) {
    LevelRecords old = new LevelRecords();
    old.plain = plain;
    old.dark = dark;
    plain = new long[Math.multiplyExact(records, 1 << STRIDE)];
    dark = dark.length == 0 ? NONE : new long[plain.length];
    return old;
  }

  /** Copies a record of other records into one of these. */
  final void copy(LevelRecords from, int level, int to) {
    System.arraycopy(from.plain, level << STRIDE, plain, to << STRIDE, 1 << STRIDE);
    if (dark.length > 0) {
      System.arraycopy(from.dark, level << STRIDE, dark, to << STRIDE, 1 << STRIDE);
    }
  }

  /** Makes a record that of a level without orders. */
  final void wipe(int level) {
    Arrays.fill(plain, level << STRIDE, level + 1 << STRIDE, 0);
    if (dark.length > 0) {
      Arrays.fill(dark, level << STRIDE, level + 1 << STRIDE, 0);
    }
  }

  /** The level's key: smaller is better. */
  public final long key(int level) {
    return plain[(level << STRIDE) + KEY];
  }

  final void key(int level, long key) {
    plain[(level << STRIDE) + KEY] = key;
  }

  /** Quantity that the displayed orders show. */
  public final long shown(int level) {
    return plain[(level << STRIDE) + SHOWN];
  }

  final void addShown(int level, long change) {
    plain[(level << STRIDE) + SHOWN] += change;
  }

  /** Leaves of the orders that are not conditional. */
  public final long unconditional(int level) {
    return shown(level) + (dark.length == 0 ? 0 : dark[(level << STRIDE) + RESERVE]);
  }

  final void addReserve(int level, long change) {
    if (dark.length == 0) {
      dark = new long[plain.length];
    }
    dark[(level << STRIDE) + RESERVE] += change;
  }

  /** Notes an order that joined the displayed queue, whose ends are these now. */
  final void added(int level, long ends, long shown) {
    long[] records = plain;
    int at = level << STRIDE;
    records[at + COUNTS] += ONE_SHOWN;
    records[at + QUEUE] = ends;
    records[at + SHOWN] += shown;
  }

  /** Notes an order that left the displayed queue, whose ends are these now. */
  final void removed(int level, long ends, long shown) {
    long[] records = plain;
    int at = level << STRIDE;
    records[at + COUNTS] -= ONE_SHOWN;
    records[at + QUEUE] = ends;
    records[at + SHOWN] -= shown;
  }

  /** Notes what a walk took off the displayed queue; returns whether the level has no orders. */
  final boolean taken(int level, long ends, int orders, long shown) {
    long[] records = plain;
    int at = level << STRIDE;
    long counts = records[at + COUNTS] - orders * ONE_SHOWN;
    records[at + COUNTS] = counts;
    records[at + QUEUE] = ends;
    records[at + SHOWN] -= shown;
    return counts == 0;
  }

  /** Head of the displayed queue. */
  public final int head(int level) {
    return Pair.left(plain[(level << STRIDE) + QUEUE]);
  }

  /** Both ends of the displayed queue, as a {@link Pair}. */
  final long queue(int level) {
    return plain[(level << STRIDE) + QUEUE];
  }

  /** Head of the dark queue. */
  public final int darkHead(int level) {
    return dark.length == 0 ? NIL : Pair.left(dark[(level << STRIDE) + DARK_QUEUE]);
  }

  final long darkQueue(int level) {
    return dark.length == 0 ? 0 : dark[(level << STRIDE) + DARK_QUEUE];
  }

  final void darkQueue(int level, long ends) {
    if (dark.length == 0) {
      dark = new long[plain.length];
    }
    dark[(level << STRIDE) + DARK_QUEUE] = ends;
  }

  /** Orders in the displayed queue. */
  public final int shownOrders(int level) {
    return Pair.left(plain[(level << STRIDE) + COUNTS]);
  }

  /** Orders in the dark queue. */
  public final int darkOrders(int level) {
    return Pair.right(plain[(level << STRIDE) + COUNTS]);
  }

  final void addDarkOrders(int level, int change) {
    plain[(level << STRIDE) + COUNTS] += change;
  }

  final boolean isEmpty(int level) {
    return plain[(level << STRIDE) + COUNTS] == 0;
  }

  /** Conditional orders in the dark queue. */
  public final int conditionalOrders(int level) {
    return dark.length == 0 ? 0 : (int) dark[(level << STRIDE) + CONDITIONAL];
  }

  final void addConditionalOrders(int level, int change) {
    dark[(level << STRIDE) + CONDITIONAL] += change;
  }
}
