package dev.matchbook.core.property;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.Priority;
import dev.matchbook.core.Side;
import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.OrderAccepted;
import dev.matchbook.core.event.OrderCanceled;
import dev.matchbook.core.event.OrderExpired;
import dev.matchbook.core.event.OrderReplaced;
import dev.matchbook.core.event.Trade;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The books of a stream of plain orders, kept from events alone: each side a list, best price
 * first, then who came first. Asserts that every trade is with the head of its list.
 */
final class PriorityQueues {
  private record Order(long id, String symbol, Side side, BigDecimal price, BigDecimal leaves) {
    Order withLeaves(BigDecimal left) {
      return new Order(id, symbol, side, price, left);
    }

    boolean isBehind(Order other) {
      int higher = price.compareTo(other.price);
      return side == Side.BUY ? higher <= 0 : higher >= 0;
    }
  }

  private final Map<String, List<Order>> queues = new HashMap<>();
  private Order incoming;
  private int trades;

  int trades() {
    return trades;
  }

  /** Takes the events of one command. */
  void record(List<Event> events) {
    for (Event event : events) {
      record(event);
    }
    if (incoming != null) {
      rest(incoming);
      incoming = null;
    }
  }

  private void record(Event event) {
    if (event instanceof OrderAccepted e) {
      incoming = new Order(e.orderId(), e.symbol(), e.side(), e.price(), e.qty());
    } else if (event instanceof Trade e) {
      trade(e);
    } else if (event instanceof OrderReplaced e) {
      replaced(e);
    } else if (event instanceof OrderCanceled e) {
      remove(e.orderId());
    } else if (event instanceof OrderExpired e) {
      remove(e.orderId());
    }
  }

  private void trade(Trade e) {
    trades++;
    List<Order> makers = queue(e.symbol(), e.takerSide().opposite());
    assertThat(makers).as("orders across: %s", e).isNotEmpty();
    Order maker = makers.get(0);
    assertThat(e.makerOrderId()).as("first of %s in %s", makers, e).isEqualTo(maker.id);
    assertThat(e.qty())
        .as("a plain trade takes all that both can: %s", e)
        .isEqualByComparingTo(maker.leaves.min(incoming.leaves));
    assertThat(e.takerOrderId()).isEqualTo(incoming.id);
    if (e.makerLeaves().signum() == 0) {
      makers.remove(0);
    } else {
      makers.set(0, maker.withLeaves(e.makerLeaves()));
    }
    incoming = e.takerLeaves().signum() == 0 ? null : incoming.withLeaves(e.takerLeaves());
  }

  private void replaced(OrderReplaced e) {
    for (List<Order> queue : queues.values()) {
      for (int place = 0; place < queue.size(); place++) {
        Order old = queue.get(place);
        if (old.id == e.orderId()) {
          Order changed = new Order(old.id, old.symbol, old.side, e.price(), e.leaves());
          if (e.priority() == Priority.KEPT) {
            queue.set(place, changed);
          } else {
            queue.remove(place);
            incoming = changed;
          }
          return;
        }
      }
    }
    throw new AssertionError("does not rest: " + e);
  }

  private void remove(long id) {
    if (incoming != null && incoming.id == id) {
      incoming = null;
    } else {
      queues.values().forEach(queue -> queue.removeIf(order -> order.id == id));
    }
  }

  private void rest(Order order) {
    List<Order> queue = queue(order.symbol, order.side);
    int place = queue.size();
    while (place > 0 && !order.isBehind(queue.get(place - 1))) {
      place--;
    }
    queue.add(place, order);
  }

  private List<Order> queue(String symbol, Side side) {
    return queues.computeIfAbsent(symbol + " " + side, key -> new ArrayList<>());
  }
}
