package dev.matchbook.core.internal;

import static dev.matchbook.core.internal.Orders.NIL;

import java.util.Arrays;

/**
 * The price levels of one side of a book as records in arrays, by number.
 *
 * <p>A level has two queues, displayed and dark, linked through {@link Orders}. {@code shown} is
 * what its displayed orders show, {@code reserve} what icebergs and hidden orders have beyond that;
 * conditional orders are in neither.
 *
 * <p>16 bytes a level are touched by orders that come and go, the ends of the displayed queue and
 * what is shown; how many orders that is, is counted when somebody asks. The key is in an array of
 * its own, 32 bytes more in one that only a side with icebergs or dark orders has. A level without
 * orders is all zero but for its key.
 */
class LevelRecords {
  private static final int STRIDE = 1;
  private static final int QUEUE = 0;
  private static final int SHOWN = 1;
  private static final int DARK_STRIDE = 2;
  private static final int DARK_QUEUE = 0;
  private static final int RESERVE = 1;
  private static final int COUNTS = 2;
  private static final long[] NONE = {};

  private long[] plain = NONE;
  private long[] keys = NONE;
  private long[] dark = NONE;

  LevelRecords() {}

  /** How many records there are. */
  final int records() {
    return keys.length;
  }

  /** Makes room for more, and keeps those there are. */
  final void grow(int records) {
    plain = Arrays.copyOf(plain, Math.multiplyExact(records, 1 << STRIDE));
    keys = Arrays.copyOf(keys, records);
    if (dark.length > 0) {
      dark = Arrays.copyOf(dark, Math.multiplyExact(records, 1 << DARK_STRIDE));
    }
  }

  /** Forgets all records for so many empty ones; returns what there was. */
  final LevelRecords replace(int records) {
    LevelRecords old = new LevelRecords();
    old.plain = plain;
    old.keys = keys;
    old.dark = dark;
    plain = NONE;
    keys = NONE;
    dark = dark.length == 0 ? NONE : new long[1];
    grow(records);
    return old;
  }

  /** Copies a record of other records into one of these. */
  final void copy(LevelRecords from, int level, int to) {
    keys[to] = from.keys[level];
    System.arraycopy(from.plain, level << STRIDE, plain, to << STRIDE, 1 << STRIDE);
    if (dark.length > 0) {
      System.arraycopy(from.dark, level << DARK_STRIDE, dark, to << DARK_STRIDE, 1 << DARK_STRIDE);
    }
  }

  /** Makes a record that of a level without orders. */
  final void wipe(int level) {
    Arrays.fill(plain, level << STRIDE, level + 1 << STRIDE, 0);
    if (dark.length > 0) {
      Arrays.fill(dark, level << DARK_STRIDE, level + 1 << DARK_STRIDE, 0);
    }
  }

  /** Follows orders to other slots. */
  final void moveQueues(SlotMoves moves) {
    for (int at = QUEUE; at < plain.length; at += 1 << STRIDE) {
      plain[at] = moves.ofBoth(plain[at]);
    }
    for (int at = DARK_QUEUE; at < dark.length; at += 1 << DARK_STRIDE) {
      dark[at] = moves.ofBoth(dark[at]);
    }
  }

  /** The level's key: smaller is better. */
  public final long key(int level) {
    return keys[level];
  }

  final void key(int level, long key) {
    keys[level] = key;
  }

  /** Quantity that the displayed orders show. */
  public final long shown(int level) {
    return plain[(level << STRIDE) + SHOWN];
  }

  final void addShown(int level, long change) {
    plain[(level << STRIDE) + SHOWN] += change;
  }

  /** Both ends of the displayed queue, as a {@link Pair}. */
  final long queue(int level) {
    return plain[(level << STRIDE) + QUEUE];
  }

  /** Head of the displayed queue. */
  public final int head(int level) {
    return Pair.left(queue(level));
  }

  /** Sets the ends of the displayed queue, which shows more or less by so much. */
  final void queue(int level, long ends, long change) {
    long[] records = plain;
    int at = level << STRIDE;
    records[at + SHOWN] += change;
    records[at + QUEUE] = ends;
  }

  /** Whether nothing is in the dark queue. */
  final boolean hasNoDark(int level) {
    return dark.length == 0 || darkQueue(level) == 0;
  }

  final boolean isEmpty(int level) {
    return queue(level) == 0 && hasNoDark(level);
  }

  /** Head of the dark queue. */
  public final int darkHead(int level) {
    return dark.length == 0 ? NIL : Pair.left(darkQueue(level));
  }

  /** Both ends of the dark queue; only where {@link #lightless} was called. */
  final long darkQueue(int level) {
    return dark[(level << DARK_STRIDE) + DARK_QUEUE];
  }

  final void darkQueue(int level, long ends) {
    dark[(level << DARK_STRIDE) + DARK_QUEUE] = ends;
  }

  /** Makes room for what icebergs and dark orders need. */
  final void lightless() {
    if (dark.length == 0) {
      dark = new long[Math.multiplyExact(records(), 1 << DARK_STRIDE)];
    }
  }

  /** Leaves of the orders that are not conditional. */
  public final long unconditional(int level) {
    return shown(level) + (dark.length == 0 ? 0 : dark[(level << DARK_STRIDE) + RESERVE]);
  }

  final void addReserve(int level, long change) {
    dark[(level << DARK_STRIDE) + RESERVE] += change;
  }

  /** Hidden orders in the dark queue. */
  public final int hiddenOrders(int level) {
    return dark.length == 0 ? 0 : Pair.left(dark[(level << DARK_STRIDE) + COUNTS]);
  }

  final void addHiddenOrders(int level, int change) {
    dark[(level << DARK_STRIDE) + COUNTS] += (long) change << Integer.SIZE;
  }

  /** Conditional orders in the dark queue. */
  public final int conditionalOrders(int level) {
    return dark.length == 0 ? 0 : Pair.right(dark[(level << DARK_STRIDE) + COUNTS]);
  }

  final void addConditionalOrders(int level, int change) {
    dark[(level << DARK_STRIDE) + COUNTS] += change;
  }
}
