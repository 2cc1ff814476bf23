package dev.matchbook.store.file;

import dev.matchbook.core.OrdStatus;
import dev.matchbook.core.Side;
import dev.matchbook.core.store.StoredOrder;

/**
 * What an index knows of a row beside its keys, in one word: where it is in its segment (bits
 * 0–31), market (32–55), status (56–58), side (59), whether it says that the order is removed (60).
 */
final class Words {
  /** The market of a row whose symbol the store has no market for. */
  static final int NO_MARKET = 0xFFFFFF;

  private static final OrdStatus[] STATUSES = OrdStatus.values();
  private static final int MARKET = 32;
  private static final int STATUS = 56;
  private static final int SIDE = 59;
  private static final int REMOVED = 60;

  private Words() {}

  static long of(long offset, int market) {
    return offset | (long) (market & NO_MARKET) << MARKET;
  }

  static long of(StoredOrder order, long offset, int market) {
    return of(offset, market)
        | (long) order.status().ordinal() << STATUS
        | (long) order.side().ordinal() << SIDE;
  }

  static long removed(long offset) {
    return of(offset, NO_MARKET) | 1L << REMOVED;
  }

  static long offset(long word) {
    return word & 0xFFFF_FFFFL;
  }

  static int market(long word) {
    return (int) (word >>> MARKET) & NO_MARKET;
  }

  static OrdStatus status(long word) {
    return STATUSES[(int) (word >>> STATUS) & 7];
  }

  static Side side(long word) {
    return (word >>> SIDE & 1) == 0 ? Side.BUY : Side.SELL;
  }

  static boolean isRemoved(long word) {
    return (word >>> REMOVED & 1) != 0;
  }
}
