package dev.matchbook.tck;

import static dev.matchbook.tck.rows.OrderBuilder.like;
import static dev.matchbook.tck.rows.OrderBuilder.order;
import static dev.matchbook.tck.rows.TradeBuilder.trade;
import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.tck.rows.BatchBuilder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Topic I: everything may be written again, and nothing goes back. */
public abstract class IdempotenceContract extends StoreContract {
  /** For a backend's tests. */
  protected IdempotenceContract() {}

  @Test
  @DisplayName("I-01 the same batch again is passed over: false, and nothing changes")
  void i01_theSameBatchAgainIsPassedOver() {
    for (Batch batch : history(25)) {
      assertThat(store().commit(batch)).as("first time").isTrue();
      StoreContents before = StoreContents.of(store());
      assertThat(store().commit(batch)).as("again").isFalse();
      before.requireSame(store());
    }
  }

  @Test
  @DisplayName("I-02 any older batch is passed over, markets and versions stay as they are")
  void i02_anyOlderBatchIsPassedOver() {
    List<Batch> history = history(25);
    StoreContents before = StoreContents.of(commit(history));
    for (Batch batch : newestFirst(history)) {
      assertThat(store().commit(batch)).as("batch from %s again", batch.previous()).isFalse();
    }
    before.requireSame(store());
  }

  @Test
  @DisplayName("I-03 a batch that was applied in part only is rejected and changes nothing")
  void i03_aBatchThatOverlapsIsRejected() {
    List<Batch> history = history(3);
    StoreContents before = StoreContents.of(commit(history.subList(0, 2)));
    Checkpoint middle = history.get(0).checkpoint();
    Checkpoint far = history.get(2).checkpoint();
    StoredOrder late = order(far.orderId() + 1).seq(far.seq() + 1).build();
    Batch overlap = BatchBuilder.after(middle).orders(late).commands(500).build();
    Trouble.rejected(store(), overlap);
    before.requireSame(store());
  }

  @Test
  @DisplayName("I-04 a batch does not put back an order that was saved in a later version")
  void i04_aBatchDoesNotPutBackAnOrderThatWasSavedLater() {
    StoredOrder ahead = order(1).seq(9).fill("4").build();
    store().saveOrder(ahead);
    StoredOrder behind = order(1).seq(3).build();
    Batch batch =
        BatchBuilder.after(Checkpoint.START)
            .orders(order(2).build(), behind)
            .trades(trade(1).seq(3).build())
            .build();
    assertThat(store().commit(batch)).as("applied all the same").isTrue();
    Same.found("the order that was ahead", store().findOrder(1), ahead);
    Same.found("the rest of the batch", store().findOrder(2), order(2).build());
    assertThat(store().findTrade(1)).as("the rest of the batch").isPresent();
    Same.value("checkpoint", store().checkpoint(), batch.checkpoint());
    assertThat(store().openOrders("BTC-USD", null, 10).rows())
        .containsExactly(ahead, order(2).build());
  }

  @Test
  @DisplayName("I-05 a batch passes over a trade that is there and writes the others")
  void i05_aBatchPassesOverATradeThatIsThere() {
    Trade there = trade(2).build();
    store().saveTrade(there);
    Trade other = trade(2).qty(BigDecimal.TEN).build();
    Batch batch =
        BatchBuilder.after(Checkpoint.START)
            .trades(trade(1).build(), other, trade(3).build())
            .build();
    assertThat(store().commit(batch)).isTrue();
    Same.rows(
        "recent",
        store().recentTrades(null, 9),
        List.of(trade(3).build(), there, trade(1).build()));
  }

  @Test
  @DisplayName("I-06 a repeated batch does not bring back an order that was removed")
  void i06_aRepeatedBatchDoesNotBringBackARemovedOrder() {
    StoredOrder closed = order(1).cancel(CancelReason.REQUESTED).build();
    Batch batch = BatchBuilder.after(Checkpoint.START).orders(closed).build();
    store().commit(batch);
    store().removeOrder(1);
    assertThat(store().commit(batch)).isFalse();
    assertThat(store().findOrder(1)).as("the removed order").isEmpty();
  }

  @Test
  @DisplayName("I-07 saving all orders again, old versions too, changes nothing")
  void i07_savingAllOrdersAgainChangesNothing() {
    List<Batch> history = history(20);
    StoreContents before = StoreContents.of(commit(history));
    newestFirst(history).forEach(batch -> store().saveOrders(batch.orders()));
    before.requireSame(store());
  }

  @Test
  @DisplayName("I-08 saving all trades again changes nothing")
  void i08_savingAllTradesAgainChangesNothing() {
    List<Batch> history = history(20);
    StoreContents before = StoreContents.of(commit(history));
    newestFirst(history).forEach(batch -> store().saveTrades(batch.trades()));
    before.requireSame(store());
  }

  @Test
  @DisplayName("I-09 what was saved ahead of the batches does not break their chain")
  void i09_whatWasSavedAheadDoesNotBreakTheChain() {
    List<Batch> history = history(20);
    for (Batch batch : history) {
      store().saveOrders(batch.orders());
      store().saveTrades(batch.trades());
      assertThat(store().commit(batch)).as("batch from %s", batch.previous()).isTrue();
    }
    Batch last = history.get(19);
    Same.value("checkpoint", store().checkpoint(), last.checkpoint());
    assertThat(store().commit(last)).isFalse();
  }

  @Test
  @DisplayName("I-10 an order does not go back to its older price, place or status in any answer")
  void i10_anOrderDoesNotGoBackInAnyAnswer() {
    StoredOrder old = order(1).seq(2).clOrdId("mine").build();
    StoredOrder now = like(old).seq(8).price("101.00").rests(8).fill("4").build();
    store().saveOrders(List.of(now, order(3).price("100.50").build()));
    Batch batch = BatchBuilder.after(Checkpoint.START).orders(old).build();
    store().commit(batch);
    store().saveOrder(old);
    Same.found("found", store().findOrder("alice", "mine"), now);
    assertThat(store().openOrders("BTC-USD", null, 1).rows()).containsExactly(now);
  }

  /** So that what is written last is the oldest. */
  private static List<Batch> newestFirst(List<Batch> history) {
    List<Batch> reversed = new ArrayList<>(history);
    Collections.reverse(reversed);
    return reversed;
  }
}
