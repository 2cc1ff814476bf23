package dev.matchbook.store.redis;

import dev.matchbook.core.Side;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** The displayed prices of a market: what its depth key is made of. */
final class MarketBook {
  /** What is displayed at a price. */
  private record Level(String price, BigDecimal qty, int orders) {}

  final String symbol;
  final String bids;
  final String asks;
  final String waiting;

  /** Whether this writer has seen to it that the market is among those with books. */
  boolean listed;

  /** By rank: the best price comes first. */
  private final Map<Long, Level> bidLevels = new TreeMap<>();

  private final Map<Long, Level> askLevels = new TreeMap<>();

  MarketBook(String symbol) {
    this.symbol = symbol;
    bids = Keys.bids(symbol);
    asks = Keys.asks(symbol);
    waiting = Keys.waiting(symbol);
  }

  /** Adds an open order, whose price that is; null where it has none. */
  void add(OpenOrder order, BigDecimal price) {
    if (order.isShown()) {
      levels(order)
          .merge(
              order.rank,
              new Level(price == null ? "0" : price.toPlainString(), order.shownQty, 1),
              (a, b) -> new Level(a.price, a.qty.add(b.qty), a.orders + 1));
    }
  }

  /** Takes away an order that was added. */
  void remove(OpenOrder order) {
    if (order.isShown()) {
      levels(order)
          .computeIfPresent(
              order.rank,
              (rank, level) ->
                  level.orders == 1
                      ? null
                      : new Level(
                          level.price, level.qty.subtract(order.shownQty), level.orders - 1));
    }
  }

  private Map<Long, Level> levels(OpenOrder order) {
    return order.queue == Side.BUY.ordinal() ? bidLevels : askLevels;
  }

  /** The best prices of each side as JSON. */
  String depth(long seq, int levels) {
    StringBuilder json = new StringBuilder(64 + 32 * levels);
    json.append("{\"seq\":").append(seq).append(",\"symbol\":").append(Json.quoted(symbol));
    append(json.append(",\"bids\":["), bidLevels, levels);
    append(json.append("],\"asks\":["), askLevels, levels);
    return json.append("]}").toString();
  }

  private static void append(StringBuilder json, Map<Long, Level> side, int most) {
    int count = 0;
    for (Level level : side.values()) {
      if (count == most) {
        return;
      }
      json.append(count++ == 0 ? "[\"" : ",[\"").append(level.price).append("\",\"");
      json.append(level.qty.toPlainString()).append("\",").append(level.orders).append(']');
    }
  }
}
