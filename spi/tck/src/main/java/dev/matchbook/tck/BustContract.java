package dev.matchbook.tck;

import static dev.matchbook.core.store.Capability.DURABLE;
import static dev.matchbook.tck.rows.OrderBuilder.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.OrdStatus;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.tck.rows.BatchBuilder;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Topic G: orders whose trades are busted, and engines that settle, are recovered exactly. */
public abstract class BustContract extends StoreContract {

  /** For a backend's tests. */
  protected BustContract() {}

  @Test
  @DisplayName("G-16 a closed order that a bust changes is found as it is by every query")
  void g16_aClosedOrderThatABustChangesIsFoundAsItIs() {
    StoredOrder filled = order(1).clOrdId("mine").fill("10").build();
    StoredOrder expired = order(2).fill("4").close(OrdStatus.EXPIRED, null).build();
    commit(batch().orders(filled, expired, order(3).build()));
    StoredOrder first = filled.busted(Settled.bust(5, 1, "4"));
    StoredOrder second = expired.busted(Settled.bust(6, 2, "4"));
    commit(batch().orders(first, second));
    Same.found("by id", store().findOrder(1), first);
    Same.found("by clOrdId", store().findOrder("alice", "mine"), first);
    OrderQuery all = OrderQuery.all();
    orders(all, List.of(first, second, order(3).build()));
    orders(all.status(Set.of(OrdStatus.FILLED)), List.of());
    orders(all.status(Set.of(OrdStatus.CANCELED)), List.of(first));
    orders(all.status(Set.of(OrdStatus.EXPIRED)), List.of(second));
    orders(all.account("alice"), List.of(first, second, order(3).build()));
    orders(all.open(), List.of(order(3).build()));
    orders(all.changedSince(4), List.of(first, second));
    orders(all.sort(OrderQuery.Sort.BY_CHANGE), List.of(order(3).build(), first, second));
    Same.rows("open", Pages.openOrders(store(), "BTC-USD").all(), List.of(order(3).build()));
    StoredOrder again = first.busted(Settled.bust(7, 1, "6"));
    commit(batch().orders(again));
    orders(all.changedSince(6), List.of(again));
    assertThat(store().removeOrder(1)).as("removed").isTrue();
    orders(all, List.of(second, order(3).build()));
  }

  @Test
  @DisplayName("G-17 the order that another one comes of is kept with it, and what marks that one")
  void g17_theOrderThatAnotherOneComesOfIsKeptWithIt() {
    List<StoredOrder> orders =
        List.of(
            order(1).mark(CancelReason.TRADE_BUSTED).build(),
            order(2).refOrderId(1L).build(),
            order(Long.MAX_VALUE).seq(3).refOrderId(Long.MAX_VALUE - 1).build());
    commit(batch().orders(orders.subList(0, 2)));
    store().saveOrder(orders.get(2));
    orders(OrderQuery.all(), orders);
    Same.rows("open", Pages.openOrders(store(), "BTC-USD").all(), orders);
    orders.forEach(o -> Same.found("by id", store().findOrder(o.orderId()), o));
  }

  @Test
  @DisplayName("G-19 an engine that settles is recovered exactly, whatever became of its trades")
  void g19_anEngineThatSettlesIsRecoveredExactly() {
    new SettlingEngine(19, store()).run(250, 10);
  }

  @Test
  @DisplayName("G-20 the same where the store is opened again each time")
  void g20_theSameWhereTheStoreIsOpenedAgain() throws Exception {
    needs(DURABLE);
    SettlingEngine engine = new SettlingEngine(20, store());
    for (int i = 0; i < 8; i++) {
      engine.run(30, 30);
      reopen();
      engine.goOn(store());
    }
  }

  private void orders(OrderQuery query, List<StoredOrder> expected) {
    Same.rows(Describe.query(query), Pages.orders(store(), query).all(), expected);
  }

  private BatchBuilder batch() {
    return BatchBuilder.after(store().checkpoint());
  }

  private void commit(BatchBuilder batch) {
    assertThat(store().commit(batch.build())).as("applied").isTrue();
  }
}
