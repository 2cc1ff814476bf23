package dev.matchbook.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.OrderAccepted;
import dev.matchbook.core.event.OrderCanceled;
import dev.matchbook.core.event.OrderExpired;
import dev.matchbook.core.event.OrderReplaced;
import dev.matchbook.core.event.OrderRestated;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.event.TradeBusted;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Orders with all that came back of them after busts, from the events alone: together they never
 * have more than their owner has entered, or what a replace has made of that.
 */
final class OrderFamilies {
  private static final class Member {
    private Family family;
    private BigDecimal cumQty = BigDecimal.ZERO;
    private BigDecimal leaves;

    private BigDecimal total() {
      return cumQty.add(leaves);
    }
  }

  private static final class Family {
    private final List<Member> members = new ArrayList<>();
    private BigDecimal entered;
  }

  private final Map<Long, Member> orders = new HashMap<>();
  private final Map<Long, Trade> trades = new HashMap<>();

  void add(List<Event> events) {
    Set<Family> changed = new LinkedHashSet<>();
    for (Event event : events) {
      for (long id : ordersOf(event)) {
        changed.add(orders.get(id).family);
      }
    }
    for (Family family : changed) {
      BigDecimal sum =
          family.members.stream().map(Member::total).reduce(BigDecimal.ZERO, BigDecimal::add);
      assertThat(sum).as("filled and open of a family").isLessThanOrEqualTo(family.entered);
    }
  }

  /** Takes the event in; which orders it has changed. */
  private List<Long> ordersOf(Event event) {
    if (event instanceof OrderAccepted e) {
      accept(e);
      return List.of(e.orderId());
    } else if (event instanceof Trade e) {
      trades.put(e.tradeId(), e);
      fill(e.makerOrderId(), e.qty(), e.makerLeaves());
      fill(e.takerOrderId(), e.qty(), e.takerLeaves());
      return List.of(e.makerOrderId(), e.takerOrderId());
    } else if (event instanceof OrderRestated e) {
      orders.get(e.orderId()).leaves = e.leaves();
    } else if (event instanceof OrderReplaced e) {
      replace(orders.get(e.orderId()), e);
      return List.of(e.orderId());
    } else if (event instanceof OrderCanceled e) {
      close(e.orderId(), e.leaves());
    } else if (event instanceof OrderExpired e) {
      close(e.orderId(), e.leaves());
    } else if (event instanceof TradeBusted e) {
      bust(e);
      return List.of(e.makerOrderId(), e.takerOrderId());
    }
    return List.of();
  }

  private void accept(OrderAccepted e) {
    Member member = new Member();
    member.leaves = e.qty();
    if (e.refOrderId() == null) {
      member.family = new Family();
      member.family.entered = e.qty();
    } else {
      member.family = orders.get(e.refOrderId()).family;
    }
    member.family.members.add(member);
    assertThat(orders.put(e.orderId(), member)).isNull();
  }

  private void fill(long orderId, BigDecimal qty, BigDecimal leaves) {
    Member order = orders.get(orderId);
    order.cumQty = order.cumQty.add(qty);
    order.leaves = order.leaves.subtract(qty);
    assertThat(leaves).isEqualByComparingTo(order.leaves);
  }

  private static void replace(Member order, OrderReplaced e) {
    assertThat(e.qty())
        .as("qty = cumQty + leavesQty")
        .isEqualByComparingTo(order.cumQty.add(e.leaves()));
    order.family.entered = order.family.entered.add(e.qty()).subtract(order.total());
    order.leaves = e.leaves();
  }

  private void close(long orderId, BigDecimal leaves) {
    assertThat(leaves).isEqualByComparingTo(orders.get(orderId).leaves);
    orders.get(orderId).leaves = BigDecimal.ZERO;
  }

  private void bust(TradeBusted e) {
    Trade trade = trades.remove(e.tradeId());
    assertThat(trade).as("trade %d, not busted before", e.tradeId()).isNotNull();
    assertThat(e.qty()).isEqualTo(trade.qty());
    takeBack(e.makerOrderId(), e.qty(), e.makerCumQty());
    takeBack(e.takerOrderId(), e.qty(), e.takerCumQty());
  }

  private void takeBack(long orderId, BigDecimal qty, BigDecimal cumQty) {
    Member order = orders.get(orderId);
    order.cumQty = order.cumQty.subtract(qty);
    assertThat(cumQty).as("cumQty of order %d", orderId).isEqualByComparingTo(order.cumQty);
  }
}
