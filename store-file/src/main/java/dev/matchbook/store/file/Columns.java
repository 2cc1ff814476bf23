package dev.matchbook.store.file;

import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.StoredOrder;
import java.util.Arrays;

/**
 * What an index knows of the rows of the segment that is being written, in the order in which they
 * were written. Rows are only added: what a {@link Slice} sees never changes.
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

  private long[] orders = new long[ORDER * 1024];
  private long[] trades = new long[TRADE * 256];
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
