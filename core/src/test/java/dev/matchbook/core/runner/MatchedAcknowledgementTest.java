package dev.matchbook.core.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.runner.RunnerSettings.Acknowledge;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Tasks that are acknowledged when they are matched, at the host's own risk. */
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class MatchedAcknowledgementTest {
  private static final RunnerSettings MATCHED = Rig.DEFAULTS.acknowledge(Acknowledge.MATCHED);

  @Test
  void tasksAreAcknowledgedBeforeTheCommitAndEventsAfterIt() {
    try (Rig rig = new Rig(MATCHED)) {
      Gate commit = rig.store.holdAt(1);
      assertThat(rig.submit(ToldTask.market()).awaitTold().isCommitted()).isTrue();
      commit.awaitReached();
      List<ToldTask> orders = rig.submitOrders("a", 20);
      orders.forEach(ToldTask::awaitTold);
      assertThat(rig.store.checkpoint().commands()).isZero();
      assertThat(rig.events).isEmpty();
      commit.open();
      Await.until(() -> rig.events.size() == 21);
      assertThat(rig.store.checkpoint().commands()).isEqualTo(21);
    }
  }

  @Test
  void everythingAcknowledgedIsDurableOnceTheRunnerIsClosed() {
    Rig rig = new Rig(MATCHED.maxBatch(7, 1_000));
    rig.submit(ToldTask.market());
    rig.submitOrders("a", 100);
    rig.close();
    rig.requireToldOnce(true);
    assertThat(rig.store.accounts()).hasSize(100);
  }

  @Test
  void lookingMakesNoBatch() {
    try (Rig rig = new Rig(MATCHED)) {
      assertThat(rig.submit(ToldTask.look()).awaitTold().isCommitted()).isTrue();
    }
  }

  @Test
  void whatWasAcknowledgedIsNotToldAgainWhenTheStoreFails() {
    FaultStore store = new FaultStore().failAt(2, FaultStore.Fault.REJECTED);
    Rig rig = new Rig(store, MATCHED.maxBatch(2, 1_000).queueCapacity(16));
    rig.openMarket();
    Gate commit = store.holdAt(2);
    ToldTask lost = rig.submit(ToldTask.order("a"));
    assertThat(lost.awaitTold().isCommitted()).isTrue();
    commit.awaitReached();
    rig.submitOrders("b", 12);
    rig.close();
    rig.taken.forEach(ToldTask::requireToldOnce);
    assertThat(store.accounts()).isEmpty();
    assertThat(rig.events).hasSize(1);
  }
}
