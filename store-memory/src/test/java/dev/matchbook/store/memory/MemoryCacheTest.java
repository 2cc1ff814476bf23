package dev.matchbook.store.memory;

import static dev.matchbook.tck.rows.OrderBuilder.like;
import static dev.matchbook.tck.rows.OrderBuilder.order;
import static dev.matchbook.tck.rows.TradeBuilder.trade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.generators.SourceDSL.longs;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.property.Seeds;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Capability;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.TradeQuery;
import dev.matchbook.tck.CacheWalk;
import dev.matchbook.tck.rows.BatchBuilder;
import dev.matchbook.tck.rows.BatchGenerator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What it says as a cache of what it has forgotten, and what goes first. */
class MemoryCacheTest {
  private static final OrderQuery ALL = OrderQuery.all();

  private final MemoryStore store = new MemoryStore(new MemorySettings(2, 3));

  @Test
  void isLocalAndNothingElse() {
    assertThat(store.capabilities()).containsExactly(Capability.LOCAL);
  }

  @Test
  void randomHistoriesWithSmallBoundsNeverLie() {
    Seeds.theory(MemoryCacheTest.class, 4)
        .forAll(longs().all())
        .checkAssert(
            seed -> {
              MemoryStore small = new MemoryStore(new MemorySettings((int) (seed & 31), 5));
              CacheWalk walk = new CacheWalk(seed, small, BatchGenerator.Settings.DEFAULT);
              for (int i = 0; i < 60; i++) {
                walk.step();
              }
            });
  }

  @Test
  void wholeSinceIsTheGreatestSeqThatWasForgotten() {
    store.saveOrders(List.of(closed(1, 10), closed(2, 11)));
    assertThat(store.seeOrder(1).wholeSince()).isZero();
    store.saveOrder(closed(3, 12));
    assertThat(store.seeOrder(1).wholeSince()).isEqualTo(10);
    store.saveOrder(closed(4, 5));
    assertThat(store.seeOrders(ALL, null, 9).wholeSince()).isEqualTo(11);
    store.saveOrders(List.of(closed(5, 6), closed(6, 7)));
    assertThat(store.seeOrder("alice", "c4").wholeSince()).as("12 went, then 5").isEqualTo(12);
    assertThat(store.seeOrders(ALL.open(), null, 9).wholeSince()).isZero();
    assertThat(store.seeTrade(1).wholeSince()).isZero();
  }

  @Test
  void whatWasRemovedWasNotForgotten() {
    store.saveOrder(closed(1, 10));
    store.removeOrder(1);
    assertThat(store.seeOrder(1).wholeSince()).isZero();
  }

  @Test
  void wholeSinceOfTradesIsTheGreatestThatWasForgotten() {
    for (long id = 2; id <= 5; id++) {
      store.saveTrade(trade(id).build());
    }
    assertThat(store.seeTrade(2).wholeSince()).isEqualTo(2);
    store.saveTrade(trade(1).build());
    assertThat(store.seeTrades(TradeQuery.all(), null, 9).wholeSince()).isEqualTo(2);
    assertThat(store.seeOrder(1).wholeSince()).isZero();
  }

  @Test
  void oldOrderThatIsSavedAgainGoesWhenAsManyOthersCame() {
    store.saveOrders(List.of(closed(1, 10), closed(2, 11), closed(3, 12)));
    store.saveOrder(closed(1, 10));
    store.saveOrder(closed(4, 13));
    assertThat(store.findOrder(1)).as("one came after it").isPresent();
    store.saveOrder(closed(5, 14));
    assertThat(store.findOrder(1)).as("two came after it").isEmpty();
  }

  @Test
  void orderThatIsThereInThatVersionKeepsItsTurn() {
    store.saveOrders(List.of(closed(1, 10), closed(2, 11)));
    store.saveOrder(closed(1, 10));
    store.saveOrder(closed(3, 12));
    assertThat(store.findOrder(1)).isEmpty();
    assertThat(store.findOrder(2)).isPresent();
  }

  @Test
  void clearedItIsAsNewAndSaysThatNothingWasForgotten() throws Exception {
    store.saveOrders(List.of(order(7).build(), closed(1, 10), closed(2, 11), closed(3, 12)));
    Batch batch = BatchBuilder.after(Checkpoint.START).orders(closed(4, 13)).build();
    store.commit(batch);
    store.clear();
    assertThat(store.seeOrder(1).at()).isEqualTo(Checkpoint.START);
    assertThat(store.seeOrder(1).wholeSince()).isZero();
    assertThat(IndexSizes.of(store.state())).isZero();
    assertThat(store.commit(batch)).isTrue();
  }

  @Test
  void orderWhoseTurnIsOverLeavesNoTraceOfIt() throws Exception {
    StoredOrder first = closed(1, 10);
    for (long seq = 11; seq < 500; seq++) {
      store.saveOrder(first);
      store.saveOrder(like(first).seq(seq).build());
      store.saveOrder(like(order(1).clOrdId("c1").build()).seq(++seq).build());
      store.saveOrder(closed(1, ++seq));
      store.removeOrder(1);
    }
    assertThat(IndexSizes.of(store.state())).isZero();
  }

  private static StoredOrder closed(long id, long seq) {
    return order(id).clOrdId("c" + id).seq(seq).cancel(CancelReason.REQUESTED).build();
  }
}
