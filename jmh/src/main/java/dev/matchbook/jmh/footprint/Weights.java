package dev.matchbook.jmh.footprint;

import java.util.Map;

/**
 * What was measured with one number of markets, in bytes of heap.
 *
 * @param markets how many
 * @param emptyMarket a market without orders
 * @param firstOrders what the first order on either side adds to a market, the orders included
 * @param order a further order of each kind
 * @param peak heap that the orders of each kind took together
 * @param left heap that they still took when all were canceled
 */
record Weights(
    int markets,
    double emptyMarket,
    double firstOrders,
    Map<OrderKind, Double> order,
    Map<OrderKind, Long> peak,
    Map<OrderKind, Long> left) {

  /** A price with orders of that kind, beyond the orders. */
  double level(OrderKind kind) {
    return order.get(kind) - order.get(OrderKind.PLAIN);
  }
}
