package dev.matchbook.tck;

import static dev.matchbook.tck.rows.OrderBuilder.like;
import static dev.matchbook.tck.rows.OrderBuilder.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.OrdStatus;
import dev.matchbook.core.Side;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.OrderQuery.Sort;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.StoredOrder;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Topic Q: queries find the orders that match, all of them and no others, in their order. */
public abstract class OrderQueryContract extends StoreContract {
  private static final OrderQuery ALL = OrderQuery.all();

  private final List<StoredOrder> orders = new ArrayList<>();

  /** For a backend's tests. */
  protected OrderQueryContract() {}

  /** 96 orders: 2 accounts × 2 markets × 2 sides × 4 statuses × 3; seqs tie and run backwards. */
  @BeforeEach
  void saveOrders() {
    for (int i = 0; i < 96; i++) {
      StoredOrder order =
          order(i + 1)
              .seq(100 - i / 3)
              .account(i % 2 == 0 ? "alice" : "bob")
              .symbol(i / 2 % 2 == 0 ? "BTC-USD" : "ETH-USD")
              .side(i / 4 % 2 == 0 ? Side.BUY : Side.SELL)
              .rests(i + 1)
              .build();
      orders.add(
          switch (i / 8 % 4) {
            case 0 -> order;
            case 1 -> like(order).fill("4").build();
            case 2 -> like(order).fill("10").build();
            default -> like(order).cancel(CancelReason.REQUESTED).build();
          });
    }
    store().saveOrders(orders);
  }

  @Test
  @DisplayName("Q-01 all orders: oldest first, newest first and by change")
  void q01_allOrdersInEachOrder() {
    for (Sort sort : Sort.values()) {
      assertFinds(ALL.sort(sort), 96);
    }
  }

  @Test
  @DisplayName("Q-02 by account")
  void q02_byAccount() {
    assertFinds(ALL.account("alice"), 48);
    assertFinds(ALL.account("carol"), 0);
  }

  @Test
  @DisplayName("Q-03 by symbol")
  void q03_bySymbol() {
    assertFinds(ALL.symbol("ETH-USD"), 48);
    assertFinds(ALL.symbol("XRP-USD"), 0);
  }

  @Test
  @DisplayName("Q-04 by side")
  void q04_bySide() {
    assertFinds(ALL.side(Side.BUY), 48);
    assertFinds(ALL.side(Side.SELL), 48);
  }

  @Test
  @DisplayName("Q-05 by status: one, several, open ones, none at all")
  void q05_byStatus() {
    assertFinds(ALL.status(Set.of(OrdStatus.NEW)), 24);
    assertFinds(ALL.status(Set.of(OrdStatus.CANCELED, OrdStatus.NEW)), 48);
    assertFinds(ALL.status(Set.of(OrdStatus.EXPIRED)), 0);
    assertFinds(ALL.open(), 48);
    assertFinds(ALL.status(EnumSet.complementOf(EnumSet.of(OrdStatus.FILLED))), 72);
    assertFinds(ALL.status(Set.of()), 0);
  }

  @Test
  @DisplayName("Q-06 changed since: only a greater seq, by seq and then orderId")
  void q06_changedSinceIsExclusive() {
    assertFinds(ALL.changedSince(99), 3);
    assertFinds(ALL.changedSince(100), 0);
    assertFinds(ALL.changedSince(68), 96);
    assertFinds(ALL.changedSince(0), 96);
    assertFinds(ALL.changedSince(80).sort(Sort.NEWEST_FIRST), 60);
  }

  @Test
  @DisplayName("Q-07 conditions are joined by and")
  void q07_conditionsAreJoinedByAnd() {
    for (Sort sort : Sort.values()) {
      OrderQuery own = ALL.account("bob").sort(sort);
      assertFinds(own.symbol("ETH-USD"), 24);
      assertFinds(own.symbol("ETH-USD").side(Side.SELL).open(), 6);
      assertFinds(own.side(Side.BUY).status(Set.of(OrdStatus.FILLED)), 6);
      assertFinds(ALL.symbol("BTC-USD").side(Side.SELL).sort(sort), 24);
      assertFinds(ALL.symbol("BTC-USD").open().sort(sort), 24);
      assertFinds(own.open().changedSince(90).sort(sort), 8);
    }
  }

  @Test
  @DisplayName("Q-08 an order that changed is found as it is, no longer as it was")
  void q08_anOrderThatChangedIsFoundAsItIs() {
    StoredOrder closed = like(orders.get(0)).seq(200).cancel(CancelReason.MASS_CANCEL).build();
    orders.set(0, closed);
    store().saveOrder(closed);
    assertFinds(ALL.open(), 47);
    assertFinds(ALL.account("alice").status(Set.of(OrdStatus.CANCELED)), 13);
    assertFinds(ALL.changedSince(99), 3);
    assertFinds(ALL.symbol("BTC-USD").side(Side.BUY).open(), 11);
    assertFinds(ALL.sort(Sort.BY_CHANGE), 96);
  }

  @Test
  @DisplayName("Q-09 a removed order is not found by any query")
  void q09_aRemovedOrderIsNotFound() {
    StoredOrder removed = orders.remove(16);
    store().removeOrder(removed.orderId());
    for (Sort sort : Sort.values()) {
      assertFinds(ALL.sort(sort), 95);
      assertFinds(ALL.account(removed.account()).sort(sort), 47);
      assertFinds(ALL.symbol(removed.symbol()).sort(sort), 47);
    }
  }

  @Test
  @DisplayName("Q-10 a page is asked for 1 to 10,000 rows, anything else is refused")
  void q10_limitsOutOfTheirRangeAreRefused() {
    for (int limit : new int[] {Integer.MIN_VALUE, -1, 0, Page.MAX_ROWS + 1, Integer.MAX_VALUE}) {
      Misuse.illegal("limit " + limit, () -> store().orders(ALL, null, limit));
      Misuse.illegal("limit " + limit, () -> store().openOrders("BTC-USD", null, limit));
    }
    assertThat(store().orders(ALL, null, Page.MAX_ROWS).rows()).hasSize(96);
    assertThat(store().openOrders("BTC-USD", null, Page.MAX_ROWS).rows()).hasSize(24);
  }

  @Test
  @DisplayName("Q-11 a query or symbol that is null is refused")
  void q11_nullsAreRefused() {
    Misuse.refused("orders of null", () -> store().orders(null, null, 10));
    Misuse.refused("openOrders of null", () -> store().openOrders(null, null, 10));
  }

  /** The count guards the data: a query that finds nothing by itself would prove nothing. */
  private void assertFinds(OrderQuery query, int count) {
    List<StoredOrder> expected =
        orders.stream().filter(query::matches).sorted(query.sort().comparator()).toList();
    assertThat(expected).as("the rule's own rows for %s", Describe.query(query)).hasSize(count);
    Same.rows(Describe.query(query), Pages.orders(store(), query).all(), expected);
  }
}
