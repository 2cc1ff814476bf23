package dev.matchbook.core.property;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.Side;
import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.OrderAccepted;
import dev.matchbook.core.event.OrderCanceled;
import dev.matchbook.core.event.OrderExpired;
import dev.matchbook.core.event.OrderReplaced;
import dev.matchbook.core.event.OrderRestated;
import dev.matchbook.core.event.OrderTriggered;
import dev.matchbook.core.event.Trade;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every order of a stream, kept from its events alone; asserts that each event fits the others. */
final class Ledger {
  private final Map<Long, LedgerOrder> orders = new TreeMap<>();
  private final List<LedgerOrder> open = new ArrayList<>();

  void record(List<Event> events) {
    events.forEach(this::record);
    open.removeIf(order -> !order.isOpen());
  }

  List<LedgerOrder> open() {
    return open;
  }

  Iterable<LedgerOrder> all() {
    return orders.values();
  }

  private void record(Event event) {
    if (event instanceof OrderAccepted e) {
      LedgerOrder order = new LedgerOrder(e);
      assertThat(orders.put(order.id, order)).as("order %d before", order.id).isNull();
      open.add(order);
    } else if (event instanceof OrderTriggered e) {
      assertThat(order(e.orderId()).waits).as("order %d waits", e.orderId()).isTrue();
      order(e.orderId()).waits = false;
    } else if (event instanceof Trade e) {
      trade(e);
    } else if (event instanceof OrderRestated e) {
      order(e.orderId()).restate(e.leaves());
    } else if (event instanceof OrderReplaced e) {
      order(e.orderId()).replace(e.qty(), e.leaves(), e.price());
    } else if (event instanceof OrderCanceled e) {
      order(e.orderId()).close(e.leaves());
    } else if (event instanceof OrderExpired e) {
      order(e.orderId()).close(e.leaves());
    }
  }

  private void trade(Trade e) {
    LedgerOrder maker = order(e.makerOrderId());
    LedgerOrder taker = order(e.takerOrderId());
    assertThat(maker.rests() && taker.rests()).as("both are in the market: %s", e).isTrue();
    assertThat(List.of(maker.symbol, taker.symbol)).containsOnly(e.symbol());
    assertThat(List.of(taker.side, maker.side.opposite())).containsOnly(e.takerSide());
    assertThat(maker.account).isEqualTo(e.makerAccount());
    assertThat(taker.account).isEqualTo(e.takerAccount());
    assertThat(e.price()).isEqualByComparingTo(maker.price);
    if (taker.price != null) {
      int worse = e.price().compareTo(taker.price) * (e.takerSide() == Side.BUY ? 1 : -1);
      assertThat(worse).as("the price is within the taker's limit: %s", e).isLessThanOrEqualTo(0);
    }
    maker.fill(e.qty(), e.makerLeaves());
    taker.fill(e.qty(), e.takerLeaves());
  }

  private LedgerOrder order(long id) {
    LedgerOrder order = orders.get(id);
    assertThat(order).as("order %d", id).isNotNull();
    return order;
  }

  /** What all orders of a side filled in a market. */
  BigDecimal filled(String symbol, Side side) {
    return orders.values().stream()
        .filter(order -> order.symbol.equals(symbol) && order.side == side)
        .map(order -> order.filled)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
