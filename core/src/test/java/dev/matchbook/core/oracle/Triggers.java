package dev.matchbook.core.oracle;

import dev.matchbook.core.OrdType;
import dev.matchbook.core.Side;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/** What runs after a command has been applied, §7. */
final class Triggers {
  private final Matching matching;

  Triggers(Matching matching) {
    this.matching = matching;
  }

  /** Collects and triggers until the market is quiet; nothing where it did not trade. */
  void run(OracleMarket market) {
    Deque<OracleOrder> queue = new ArrayDeque<>();
    collect(market, queue);
    while (!queue.isEmpty()) {
      matching.trigger(queue.removeFirst());
      collect(market, queue);
    }
  }

  private static void collect(OracleMarket market, Deque<OracleOrder> queue) {
    if (market.high == null) {
      return;
    }
    List<OracleOrder> met =
        market.waiting.stream()
            .filter(order -> order.isTriggeredBy(market.low, market.high))
            .sorted(order())
            .toList();
    met.forEach(market::remove);
    queue.addAll(met);
    market.waiting.stream()
        .filter(order -> order.ordType == OrdType.TRAILING_STOP)
        .forEach(order -> trail(order, market.last));
    market.high = null;
    market.low = null;
  }

  /** Rising ones by ascending stop price, falling ones by descending, ties by id. */
  private static Comparator<OracleOrder> order() {
    return Comparator.comparing((OracleOrder order) -> order.ordType.triggersOnRise(order.side))
        .reversed()
        .thenComparing(
            order -> order.ordType.triggersOnRise(order.side) ? order.stopPx : -order.stopPx)
        .thenComparing(order -> order.orderId);
  }

  private static void trail(OracleOrder order, long last) {
    order.stopPx =
        order.side == Side.SELL
            ? Math.max(order.stopPx, last - order.trailOffset)
            : Math.min(order.stopPx, last + order.trailOffset);
  }
}
