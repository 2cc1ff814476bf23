package dev.matchbook.jmh.footprint;

import dev.matchbook.core.Side;
import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.engine.Market;
import dev.matchbook.core.engine.MatchingEngine;
import dev.matchbook.core.engine.OrderEntry;
import dev.matchbook.jmh.bench.TradeCount;
import java.math.BigDecimal;

/** An engine with markets that all hold the same orders, of one account. One thread. */
final class Exchange {
  /** The most conditional orders that a side of a market may have. */
  static final int MAX_CONDITIONAL = 1_000;

  private static final int FEE_SCALE = 8;

  private final MatchingEngine engine = new MatchingEngine(new TradeCount());
  private final OrderEntry entry = new OrderEntry();
  private int markets;
  private int ordersOfMarket;
  private long lastOrderId;

  /** Adds empty markets. */
  void addMarkets(int count) {
    for (int i = 0; i < count; i++) {
      engine.addMarket(
          new AddMarket(
              0,
              symbol(markets++),
              BigDecimal.ONE,
              BigDecimal.ONE,
              null,
              null,
              null,
              null,
              null,
              null,
              FEE_SCALE,
              MAX_CONDITIONAL));
    }
  }

  /** How many orders there are. */
  long orders() {
    return (long) markets * ordersOfMarket;
  }

  /** Puts so many more orders into every market. */
  void place(OrderKind kind, int perMarket) {
    int end = ordersOfMarket + perMarket;
    for (; ordersOfMarket < end; ordersOfMarket++) {
      boolean buys = ordersOfMarket % 2 == 0;
      for (int i = 0; i < markets; i++) {
        Market market = engine.market(symbol(i));
        entry.reset().market(market).account(engine.account("host")).qty(OrderKind.QTY);
        kind.set(entry.side(buys ? Side.BUY : Side.SELL), buys, ordersOfMarket / 2);
        lastOrderId = engine.newOrder(0, entry);
      }
    }
  }

  /** Cancels every order. */
  void cancelAll() {
    for (long id = lastOrderId - orders() + 1; id <= lastOrderId; id++) {
      engine.cancel(0, id, null, null);
    }
    ordersOfMarket = 0;
  }

  private static String symbol(int market) {
    return "M" + market;
  }
}
