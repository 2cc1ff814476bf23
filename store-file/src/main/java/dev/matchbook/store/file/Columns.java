package dev.matchbook.store.file;

import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.StoredOrder;
import java.util.Arrays;
import org.eclipse.collections.impl.map.mutable.primitive.LongLongHashMap;

/**
 * What an index knows of the rows of the segment that is being written, in the order in which they
 * were written. Rows are only added: what a {@link Slice} sees never changes. What was signed is in
 * no slice, it is looked for under the {@link Catalog}'s lock.
 *
 * <pre>
 * order: orderId, seq, word, account term, clOrdId term or 0
 * trade: tradeId, seq, ts, word, maker order, taker order, maker term, taker term, symbol term
 * </pre>
 */
final class Columns {
  static final int ORDER = 5;
  static final int TRADE = 9;

  /**
   * Some of the rows.
   *
   * @param orders an array of which rows {@code fromOrder} to {@code toOrder} are meant
   * @param trades likewise
   */
  record Slice(
      long[] orders, int fromOrder, int toOrder, long[] trades, int fromTrade, int toTrade) {
    boolean isEmpty() {
      return fromOrder == toOrder && fromTrade == toTrade;
    }

    int rows() {
      return toOrder - fromOrder + toTrade - fromTrade;
    }
  }

  /** Settlements and the audit trail, which are in no slice either. */
  final SettledColumns settled = new SettledColumns();

  private long[] orders = new long[ORDER * 1024];
  private long[] trades = new long[TRADE * 256];
  private final LongLongHashMap signed = new LongLongHashMap();
  private int orderCount;
  private int tradeCount;

  void add(StoredOrder order, long word) {
    if (orders.length == orderCount * ORDER) {
      orders = Arrays.copyOf(orders, 2 * orders.length);
    }
    int at = orderCount++ * ORDER;
    orders[at] = order.orderId();
    orders[at + 1] = order.seq();
    orders[at + 2] = word;
    orders[at + 3] = Terms.account(order.account());
    orders[at + 4] = order.clOrdId() == null ? 0 : Terms.clOrdId(order.account(), order.clOrdId());
  }

  void remove(long orderId, long word) {
    if (orders.length == orderCount * ORDER) {
      orders = Arrays.copyOf(orders, 2 * orders.length);
    }
    int at = orderCount++ * ORDER;
    Arrays.fill(orders, at, at + ORDER, 0);
    orders[at] = orderId;
    orders[at + 2] = word;
    signed.put(orderId, word);
  }

  /** Notes where it is what was signed for an order. */
  void sign(long orderId, long word) {
    signed.put(orderId, word);
  }

  /** Where it is what was signed for an order, or that it was removed, as a word; −1 if neither. */
  long findSigned(long orderId) {
    return signed.getIfAbsent(orderId, -1);
  }

  /** The orders that were signed or removed with the words of these: by id, one pair each. */
  long[] signed() {
    long[] ids = signed.keySet().toSortedArray();
    long[] pairs = new long[2 * ids.length];
    for (int i = 0; i < ids.length; i++) {
      pairs[2 * i] = ids[i];
      pairs[2 * i + 1] = signed.get(ids[i]);
    }
    return pairs;
  }

  void add(Trade trade, long word) {
    if (trades.length == tradeCount * TRADE) {
      trades = Arrays.copyOf(trades, 2 * trades.length);
    }
    int at = tradeCount++ * TRADE;
    trades[at] = trade.tradeId();
    trades[at + 1] = trade.seq();
    trades[at + 2] = trade.ts();
    trades[at + 3] = word;
    trades[at + 4] = trade.makerOrderId();
    trades[at + 5] = trade.takerOrderId();
    trades[at + 6] = Terms.account(trade.makerAccount());
    trades[at + 7] = Terms.account(trade.takerAccount());
    trades[at + 8] = Terms.symbol(trade.symbol());
  }

  int orders() {
    return orderCount;
  }

  int trades() {
    return tradeCount;
  }

  /** The rows from there on. */
  Slice from(int order, int trade) {
    return new Slice(orders, order, orderCount, trades, trade, tradeCount);
  }
}
