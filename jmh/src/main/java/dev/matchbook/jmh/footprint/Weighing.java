package dev.matchbook.jmh.footprint;

import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Measures an engine. One thread; nobody else may fill the heap meanwhile. */
public final class Weighing {
  private static final int POINTS = 8;
  private static final int MARKETS_AT_LEAST = 1_000;

  private final int markets;
  private final int ordersOfStep;
  private final Consumer<String> progress;
  private final Map<OrderKind, Double> order = new EnumMap<>(OrderKind.class);
  private final Map<OrderKind, Long> peak = new EnumMap<>(OrderKind.class);
  private final Map<OrderKind, Long> left = new EnumMap<>(OrderKind.class);
  private double firstOrders;

  private Weighing(int markets, int orders, Consumer<String> progress) {
    this.markets = markets;
    this.progress = progress;
    ordersOfStep = Math.max(2, orders / POINTS / markets);
  }

  /**
   * Measures one engine after the other.
   *
   * @param markets of each engine
   * @param orders of all markets of an engine together, at the most
   * @param progress is told what is measured next
   * @return a table, a column an engine
   */
  public static List<String> table(List<Integer> markets, int orders, Consumer<String> progress) {
    return FootprintTable.of(
        markets.stream().map(count -> new Weighing(count, orders, progress).measure()).toList());
  }

  private Weights measure() {
    progress.accept(markets + " markets: empty");
    double emptyMarket = emptyMarket();
    for (OrderKind kind : OrderKind.values()) {
      progress.accept(markets + " markets: " + kind);
      weigh(kind);
    }
    return new Weights(markets, emptyMarket, firstOrders, order, peak, left);
  }

  /** Where one engine has few markets, there are several, so that their markets weigh something. */
  private double emptyMarket() {
    List<Exchange> exchanges = new ArrayList<>();
    for (int i = 0; i < MARKETS_AT_LEAST; i += markets) {
      exchanges.add(new Exchange());
    }
    int points = Math.min(POINTS, markets);
    Slope slope = new Slope();
    slope.add(0, UsedHeap.bytes());
    for (int point = 1; point <= points; point++) {
      int each = markets * point / points - markets * (point - 1) / points;
      exchanges.forEach(exchange -> exchange.addMarkets(each));
      int total = markets * point / points * exchanges.size();
      slope.add(total, UsedHeap.bytes());
    }
    Reference.reachabilityFence(exchanges);
    return slope.value();
  }

  private void weigh(OrderKind kind) {
    Exchange exchange = new Exchange();
    exchange.addMarkets(markets);
    long empty = UsedHeap.bytes();
    exchange.place(kind, 2);
    if (kind == OrderKind.PLAIN) {
      firstOrders = (double) (UsedHeap.bytes() - empty) / markets;
    }
    int most = 2 * Exchange.MAX_CONDITIONAL / POINTS - 1;
    int step = kind == OrderKind.CONDITIONAL ? Math.min(ordersOfStep, most) : ordersOfStep;
    Slope slope = new Slope();
    long used = empty;
    for (int point = 0; point < POINTS; point++) {
      exchange.place(kind, step);
      used = UsedHeap.bytes();
      slope.add(exchange.orders(), used);
    }
    order.put(kind, slope.value());
    peak.put(kind, used - empty);
    exchange.cancelAll();
    left.put(kind, UsedHeap.bytes() - empty);
    Reference.reachabilityFence(exchange);
  }
}
