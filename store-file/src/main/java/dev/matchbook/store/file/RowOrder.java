package dev.matchbook.store.file;

import java.util.Arrays;

/**
 * Sorts rows by a key of theirs, rows of equal keys as they were.
 *
 * <p>Key and row go into one long and the longs are sorted: ten times as fast as comparing rows,
 * and nearly free where they are in order already. Keys that are too far apart for that are first
 * sorted by their upper bits, and then, where those are equal, by comparison.
 */
final class RowOrder {
  private static final int ROW_BITS = 24;
  private static final long ROW_MASK = (1L << ROW_BITS) - 1;
  private static final int MOST = 1 << ROW_BITS;

  private RowOrder() {}

  /**
   * The rows in the order of their keys.
   *
   * @param keys of the rows, at most 2^24
   */
  static int[] by(long[] keys) {
    int rows = keys.length;
    if (rows > MOST) {
      throw new IllegalArgumentException("keys: too many: " + rows);
    }
    long least = Long.MAX_VALUE;
    long greatest = Long.MIN_VALUE;
    for (int row = 0; row < rows; row++) {
      least = Math.min(least, keys[row]);
      greatest = Math.max(greatest, keys[row]);
    }
    // the span as an unsigned number is right also where it overflows
    int excess = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(greatest - least) - 39);
    long[] packed = new long[rows];
    for (int row = 0; row < rows; row++) {
      packed[row] = (keys[row] - least >>> excess) << ROW_BITS | row;
    }
    Arrays.sort(packed);
    int[] order = new int[rows];
    for (int i = 0; i < rows; i++) {
      order[i] = (int) (packed[i] & ROW_MASK);
    }
    if (excess > 0) {
      settle(packed, order, keys);
    }
    return order;
  }

  /** Sorts the few rows that are next to each other with equal upper bits. */
  private static void settle(long[] packed, int[] order, long[] keys) {
    int from = 0;
    for (int i = 1; i <= order.length; i++) {
      if (i == order.length || packed[i] >>> ROW_BITS != packed[from] >>> ROW_BITS) {
        if (!isSorted(order, from, i, keys)) {
          settle(order, from, i, keys);
        }
        from = i;
      }
    }
  }

  private static boolean isSorted(int[] order, int from, int to, long[] keys) {
    for (int i = from + 1; i < to; i++) {
      if (keys[order[i - 1]] > keys[order[i]]) {
        return false;
      }
    }
    return true;
  }

  private static void settle(int[] order, int from, int to, long[] keys) {
    Integer[] rows = new Integer[to - from];
    for (int i = from; i < to; i++) {
      rows[i - from] = order[i];
    }
    Arrays.sort(rows, (a, b) -> Long.compare(keys[a], keys[b]));
    for (int i = from; i < to; i++) {
      order[i] = rows[i - from];
    }
  }
}
