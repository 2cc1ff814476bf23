package dev.matchbook.tck;

import static dev.matchbook.core.store.Capability.DURABLE;
import static dev.matchbook.tck.rows.OrderBuilder.like;
import static dev.matchbook.tck.rows.OrderBuilder.order;
import static dev.matchbook.tck.rows.TradeBuilder.trade;
import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.tck.model.ModelStore;
import dev.matchbook.tck.rows.BatchGenerator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Topic K: what was acknowledged is there after the process was killed. */
public abstract class CrashContract extends StoreContract {
  /** For a backend's tests. */
  protected CrashContract() {}

  @BeforeEach
  void needsDurable() {
    needs(DURABLE);
  }

  @Test
  @DisplayName("K-01 after a crash every committed batch is there, the last one too")
  void k01_everyCommittedBatchIsThere() throws Exception {
    StoreContents before = StoreContents.of(commit(history(60)));
    crash();
    before.requireSame(store());
  }

  @Test
  @DisplayName("K-02 after a crash the last batch again is passed over and the chain goes on")
  void k02_theLastBatchIsPassedOverAndTheChainGoesOn() throws Exception {
    List<Batch> history = history(6);
    commit(history.subList(0, 3));
    crash();
    assertThat(store().commit(history.get(2))).as("the last batch again").isFalse();
    Trouble.rejected(store(), history.get(4));
    assertThat(store().commit(history.get(3))).as("the next batch").isTrue();
    Same.value("checkpoint", store().checkpoint(), history.get(3).checkpoint());
  }

  @Test
  @DisplayName("K-03 what was saved or removed before a crash stays so")
  void k03_whatWasSavedOrRemovedStaysSo() throws Exception {
    StoredOrder order = order(2).build();
    StoredOrder filled = like(order).seq(9).fill("4").build();
    store().saveOrders(List.of(order(1).cancel(CancelReason.REQUESTED).build(), order));
    store().saveTrades(List.of(trade(1).build(), trade(2).build()));
    store().removeOrder(1);
    store().saveOrder(filled);
    crash();
    assertThat(store().findOrder(1)).as("removed").isEmpty();
    Same.found("saved last", store().findOrder(2), filled);
    assertThat(store().recentTrades(null, 10)).hasSize(2);
  }

  @Test
  @DisplayName("K-04 a new store that crashes at once is at the start")
  void k04_aNewStoreThatCrashesIsAtTheStart() throws Exception {
    crash();
    StoreContents.of(new ModelStore()).requireSame(store());
    assertThat(store().commit(history(1).get(0))).isTrue();
  }

  @Test
  @DisplayName("K-05 a store that crashes after each batch loses none of them")
  void k05_aStoreThatCrashesAfterEachBatchLosesNone() throws Exception {
    ModelStore model = new ModelStore();
    BatchGenerator generator = new BatchGenerator(5);
    for (int i = 0; i < 12; i++) {
      Batch batch = generator.next();
      model.commit(batch);
      assertThat(store().commit(batch)).as("applied").isTrue();
      crash();
      StoreContents.of(model).requireSame(store());
    }
  }

  @Test
  @DisplayName("K-06 a store that crashes as soon as it is opened loses nothing")
  void k06_aStoreThatCrashesAsSoonAsItIsOpenedLosesNothing() throws Exception {
    List<Batch> history = history(20);
    StoreContents before = StoreContents.of(commit(history));
    reopen();
    crash();
    crash();
    before.requireSame(store());
    assertThat(store().commit(history.get(19))).as("the last batch again").isFalse();
  }

  @Test
  @DisplayName("K-07 a rejected batch leaves nothing behind that a crash would bring to light")
  void k07_aRejectedBatchLeavesNothingBehind() throws Exception {
    List<Batch> history = history(6);
    StoreContents before = StoreContents.of(commit(history.subList(0, 3)));
    Trouble.rejected(store(), history.get(4));
    crash();
    before.requireSame(store());
  }
}
