package dev.matchbook.tck;

import static dev.matchbook.tck.rows.OrderBuilder.like;
import static dev.matchbook.tck.rows.OrderBuilder.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.tck.rows.OrderBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Topic O: orders are saved, found by their ids and removed. */
public abstract class OrderStoreContract extends StoreContract {
  /** For a backend's tests. */
  protected OrderStoreContract() {}

  @Test
  @DisplayName("O-01 a saved order is found by its id, an unknown id is empty")
  void o01_aSavedOrderIsFoundByItsId() {
    StoredOrder order = order(7).clOrdId("mine").build();
    store().saveOrder(order);
    Same.found("found", store().findOrder(7), order);
    assertThat(store().findOrder(8)).isEmpty();
    assertThat(store().findOrder(Long.MAX_VALUE)).isEmpty();
  }

  @Test
  @DisplayName("O-02 a newer version takes the place of the older one")
  void o02_aNewerVersionTakesThePlaceOfTheOlder() {
    StoredOrder first = order(1).build();
    StoredOrder second = like(first).seq(2).fill("4").build();
    store().saveOrder(first);
    store().saveOrder(second);
    assertOnly(second);
  }

  @Test
  @DisplayName("O-03 an older version changes nothing and is no error")
  void o03_anOlderVersionChangesNothing() {
    StoredOrder newer = order(1).seq(5).fill("4").build();
    store().saveOrder(newer);
    store().saveOrder(order(1).seq(4).build());
    assertOnly(newer);
  }

  @Test
  @DisplayName("O-04 an equal version changes nothing, whatever else it says")
  void o04_anEqualVersionChangesNothing() {
    StoredOrder stored = order(1).seq(5).build();
    store().saveOrder(stored);
    store().saveOrder(like(stored).fill("4").build());
    assertOnly(stored);
  }

  @Test
  @DisplayName("O-05 a closed order is not opened again by an older version")
  void o05_aClosedOrderIsNotOpenedByAnOlderVersion() {
    StoredOrder open = order(1).build();
    StoredOrder closed = like(open).seq(3).cancel(CancelReason.REQUESTED).build();
    store().saveOrder(closed);
    store().saveOrder(open);
    assertOnly(closed);
    assertThat(store().openOrders("BTC-USD", null, 10).rows()).isEmpty();
  }

  @Test
  @DisplayName("O-06 orders saved together are all there, in whatever order they come")
  void o06_ordersSavedTogetherAreAllThere() {
    List<StoredOrder> orders = List.of(order(3).build(), order(1).build(), order(2).build());
    store().saveOrders(orders);
    Same.rows("all rows", all(), List.of(orders.get(1), orders.get(2), orders.get(0)));
  }

  @Test
  @DisplayName("O-07 of several versions saved together the newest stays")
  void o07_ofSeveralVersionsSavedTogetherTheNewestStays() {
    StoredOrder oldest = order(1).build();
    StoredOrder newest = order(1).seq(9).fill("10").build();
    StoredOrder between = order(1).seq(5).fill("4").build();
    store().saveOrders(List.of(oldest, newest, between));
    assertOnly(newest);
  }

  @Test
  @DisplayName("O-08 of orders saved together each is passed over or written by its own version")
  void o08_eachIsPassedOverOrWrittenByItsOwnVersion() {
    StoredOrder kept = order(1).seq(9).build();
    StoredOrder changed = order(2).seq(10).fill("1").build();
    store().saveOrders(List.of(kept, order(2).build()));
    store().saveOrders(List.of(order(1).seq(8).fill("1").build(), changed, order(3).build()));
    Same.rows("all rows", all(), List.of(kept, changed, order(3).build()));
  }

  @Test
  @DisplayName("O-09 saving none changes nothing")
  void o09_savingNoneChangesNothing() {
    store().saveOrders(List.of());
    assertThat(all()).isEmpty();
  }

  @Test
  @DisplayName("O-10 a null among the orders is refused and none of them is written")
  void o10_aNullAmongTheOrdersIsRefusedAndNoneIsWritten() {
    List<StoredOrder> orders = Arrays.asList(order(1).build(), null, order(2).build());
    Misuse.refused("saveOrders of null", () -> store().saveOrders(orders));
    assertThat(all()).as("all or nothing").isEmpty();
  }

  @Test
  @DisplayName("O-11 saving orders does not move the checkpoint")
  void o11_savingDoesNotMoveTheCheckpoint() {
    store().saveOrder(order(1).seq(99).build());
    assertThat(store().checkpoint()).isEqualTo(Checkpoint.START);
    assertThat(store().markets()).isEmpty();
  }

  @Test
  @DisplayName("O-12 the caller's collection stays the caller's")
  void o12_theCallersCollectionStaysTheCallers() {
    List<StoredOrder> mine = new ArrayList<>(List.of(order(1).build(), order(2).build()));
    store().saveOrders(mine);
    mine.clear();
    assertThat(all()).as("after the caller cleared its list").hasSize(2);
  }

  @Test
  @DisplayName("O-13 a removed order is gone from every answer; removing it again says so")
  void o13_aRemovedOrderIsGoneFromEveryAnswer() {
    store().saveOrders(List.of(closed(1).clOrdId("mine").build(), closed(2).build()));
    assertThat(store().removeOrder(1)).as("first time").isTrue();
    assertThat(store().findOrder(1)).isEmpty();
    assertThat(store().findOrder("alice", "mine")).isEmpty();
    Same.rows("all rows", all(), List.of(closed(2).build()));
    assertThat(store().removeOrder(1)).as("second time").isFalse();
    assertThat(store().removeOrder(77)).as("an unknown order").isFalse();
  }

  @Test
  @DisplayName("O-14 an open order is not removed: IllegalStateException, and it is still there")
  void o14_anOpenOrderIsNotRemoved() {
    StoredOrder resting = order(1).clOrdId("mine").build();
    StoredOrder waiting = order(2).waiting().build();
    StoredOrder partly = order(3).fill("4").build();
    store().saveOrders(List.of(resting, waiting, partly));
    for (long id = 1; id <= 3; id++) {
      long open = id;
      assertThatThrownBy(
              () -> store().removeOrder(open), "order %s is open: not to be removed", open)
          .isInstanceOf(IllegalStateException.class);
    }
    Same.rows("all rows", all(), List.of(resting, waiting, partly));
    Same.found("found", store().findOrder("alice", "mine"), resting);
    assertThat(store().openOrders("BTC-USD", null, 10).rows()).hasSize(3);
  }

  @Test
  @DisplayName("O-15 an order that was removed can be saved again")
  void o15_anOrderThatWasRemovedCanBeSavedAgain() {
    StoredOrder closed = closed(1).build();
    store().saveOrder(closed);
    store().removeOrder(1);
    store().saveOrder(closed);
    assertOnly(closed);
  }

  @Test
  @DisplayName("O-16 nulls are refused")
  void o16_nullsAreRefused() {
    Misuse.refused("saveOrder of null", () -> store().saveOrder(null));
    Misuse.refused("saveOrders of null", () -> store().saveOrders(null));
    Misuse.refused("findOrder of null", () -> store().findOrder(null, "mine"));
    Misuse.refused("findOrder of null", () -> store().findOrder("alice", null));
  }

  @Test
  @DisplayName("O-17 by account and clOrdId the open order is found, whatever id closed ones have")
  void o17_byClOrdIdTheOpenOrderIsFound() {
    StoredOrder open = order(5).clOrdId("mine").build();
    store().saveOrder(closed(4).clOrdId("mine").build());
    store().saveOrder(open);
    store().saveOrder(closed(6).seq(9).clOrdId("mine").build());
    Same.found("4 and 6 are closed", store().findOrder("alice", "mine"), open);
  }

  @Test
  @DisplayName("O-18 where none is open the one with the greatest orderId is found")
  void o18_whereNoneIsOpenTheGreatestOrderIdIsFound() {
    StoredOrder greatest = closed(12).seq(13).clOrdId("mine").build();
    store().saveOrder(closed(9).seq(11).clOrdId("mine").build());
    store().saveOrder(greatest);
    store().saveOrder(closed(2).seq(20).clOrdId("mine").build());
    Same.found("of 2, 9 and 12", store().findOrder("alice", "mine"), greatest);
  }

  @Test
  @DisplayName("O-19 a clOrdId is one account's; orders without one are not found by any")
  void o19_aClOrdIdIsOneAccounts() {
    StoredOrder alices = order(1).clOrdId("mine").build();
    StoredOrder bobs = order(2).account("bob").clOrdId("mine").build();
    store().saveOrders(List.of(alices, bobs, order(3).build()));
    Same.found("found", store().findOrder("alice", "mine"), alices);
    Same.found("found", store().findOrder("bob", "mine"), bobs);
    assertThat(store().findOrder("carol", "mine")).isEmpty();
    assertThat(store().findOrder("alice", "yours")).isEmpty();
    assertThat(store().findOrder("alice", "null")).isEmpty();
    assertThat(store().findOrder("alice", "")).isEmpty();
  }

  @Test
  @DisplayName("O-20 an order is found by its clOrdId after it closed, and its successor instead")
  void o20_byClOrdIdAfterItClosed() {
    StoredOrder first = order(1).clOrdId("mine").build();
    StoredOrder closed = like(first).seq(2).cancel(CancelReason.REQUESTED).build();
    StoredOrder successor = order(3).clOrdId("mine").build();
    store().saveOrder(first);
    store().saveOrder(closed);
    Same.found("after it closed", store().findOrder("alice", "mine"), closed);
    store().saveOrder(successor);
    Same.found("its successor", store().findOrder("alice", "mine"), successor);
    StoredOrder filled = like(successor).seq(4).fill("10").build();
    store().saveOrder(filled);
    Same.found("both closed", store().findOrder("alice", "mine"), filled);
  }

  @Test
  @DisplayName("O-21 when an order is removed its clOrdId finds the one before")
  void o21_whenAnOrderIsRemovedItsClOrdIdFindsTheOneBefore() {
    StoredOrder before = closed(1).clOrdId("mine").build();
    store().saveOrders(List.of(before, closed(2).clOrdId("mine").build()));
    store().removeOrder(2);
    Same.found("found", store().findOrder("alice", "mine"), before);
    store().removeOrder(1);
    assertThat(store().findOrder("alice", "mine")).isEmpty();
  }

  private static OrderBuilder closed(long orderId) {
    return order(orderId).cancel(CancelReason.REQUESTED);
  }

  private List<StoredOrder> all() {
    return Pages.orders(store(), OrderQuery.all()).all();
  }

  private void assertOnly(StoredOrder expected) {
    Same.found("found by id", store().findOrder(expected.orderId()), expected);
    Same.rows("all orders", all(), List.of(expected));
  }
}
