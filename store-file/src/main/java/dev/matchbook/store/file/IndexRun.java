package dev.matchbook.store.file;

import java.nio.LongBuffer;

/**
 * The index of some rows of one segment, immutable, in memory or mapped from an index file: sorted
 * tables of longs.
 *
 * <pre>
 * orders      orderId, seq, word     by orderId; of each order its last version here
 * changes     row in orders          by (seq, orderId)
 * orderTerms  term, orderId          by (term, orderId): account, clOrdId
 * trades      tradeId, seq, ts, word by seq
 * tradeTerms  term, row in trades    by (term, row): orders, accounts, symbol
 * signed      orderId, word          by orderId; of each order what was signed or removed last here
 * </pre>
 *
 * <p>Without terms it has only rows that were chosen already. Only that of a whole segment has what
 * was signed, settled and audited.
 *
 * @param segment where the rows are
 * @param settled settlements and the audit trail: {@link IndexedSettled}, {@link IndexedAudit}
 * @param inTimeOrder whether the trades' {@code ts} ascend with their {@code seq}
 * @param removes whether some of the rows say that an order is removed; those have no terms
 */
record IndexRun(
    SegmentFile segment,
    LongBuffer orders,
    LongBuffer changes,
    LongBuffer orderTerms,
    LongBuffer trades,
    LongBuffer tradeTerms,
    LongBuffer signed,
    SettledIndex settled,
    boolean inTimeOrder,
    boolean removes) {
  static final int ORDER = 3;
  static final int TRADE = 4;
  static final int TERM = 2;
  static final int SIGNED = 2;

  int orderCount() {
    return orders.limit() / ORDER;
  }

  long orderId(int row) {
    return orders.get(row * ORDER);
  }

  long orderSeq(int row) {
    return orders.get(row * ORDER + 1);
  }

  long orderWord(int row) {
    return orders.get(row * ORDER + 2);
  }

  /** The order's row, or −1. */
  int findOrder(long orderId) {
    int row = firstOrder(orderId);
    return row < orderCount() && orderId(row) == orderId ? row : -1;
  }

  /** The first row with that {@code orderId} or a greater one. */
  int firstOrder(long orderId) {
    int low = 0;
    int high = orderCount();
    while (low < high) {
      int mid = low + high >>> 1;
      if (orderId(mid) < orderId) {
        low = mid + 1;
      } else {
        high = mid;
      }
    }
    return low;
  }

  int change(int place) {
    return (int) changes.get(place);
  }

  /** The first place among the changes behind {@code (seq, orderId)}. */
  int firstChangeAfter(long seq, long orderId) {
    int low = 0;
    int high = orderCount();
    while (low < high) {
      int mid = low + high >>> 1;
      int row = change(mid);
      boolean behind = orderSeq(row) > seq || orderSeq(row) == seq && orderId(row) > orderId;
      if (behind) {
        high = mid;
      } else {
        low = mid + 1;
      }
    }
    return low;
  }

  int tradeCount() {
    return trades.limit() / TRADE;
  }

  long tradeId(int row) {
    return trades.get(row * TRADE);
  }

  long tradeSeq(int row) {
    return trades.get(row * TRADE + 1);
  }

  long tradeTs(int row) {
    return trades.get(row * TRADE + 2);
  }

  long tradeWord(int row) {
    return trades.get(row * TRADE + 3);
  }

  /** The first row with a {@code seq} above that one. */
  int firstTradeAfter(long seq) {
    int low = 0;
    int high = tradeCount();
    while (low < high) {
      int mid = low + high >>> 1;
      if (tradeSeq(mid) <= seq) {
        low = mid + 1;
      } else {
        high = mid;
      }
    }
    return low;
  }

  /** The trade's row, or −1; ids ascend with {@code seq}. */
  int findTrade(long tradeId) {
    int low = 0;
    int high = tradeCount() - 1;
    while (low <= high) {
      int mid = low + high >>> 1;
      if (tradeId(mid) == tradeId) {
        return mid;
      } else if (tradeId(mid) < tradeId) {
        low = mid + 1;
      } else {
        high = mid - 1;
      }
    }
    return -1;
  }

  /** The first row with a {@code ts} at or after that time; only where they are in its order. */
  int firstTradeAt(long ts) {
    int low = 0;
    int high = tradeCount();
    while (low < high) {
      int mid = low + high >>> 1;
      if (tradeTs(mid) < ts) {
        low = mid + 1;
      } else {
        high = mid;
      }
    }
    return low;
  }

  /** Where it is what was signed for an order, or that it was removed, as a word; −1 if neither. */
  long findSigned(long orderId) {
    int low = 0;
    int high = signed.limit() / SIGNED - 1;
    while (low <= high) {
      int mid = low + high >>> 1;
      long at = signed.get(mid * SIGNED);
      if (at == orderId) {
        return signed.get(mid * SIGNED + 1);
      } else if (at < orderId) {
        low = mid + 1;
      } else {
        high = mid - 1;
      }
    }
    return -1;
  }

  /** The first place in a table of terms with that term and value or what comes behind. */
  static int firstTerm(LongBuffer terms, long term, long value) {
    int low = 0;
    int high = terms.limit() / TERM;
    while (low < high) {
      int mid = low + high >>> 1;
      long at = terms.get(mid * TERM);
      if (at < term || at == term && terms.get(mid * TERM + 1) < value) {
        low = mid + 1;
      } else {
        high = mid;
      }
    }
    return low;
  }
}
