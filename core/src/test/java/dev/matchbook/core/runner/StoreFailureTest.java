package dev.matchbook.core.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matchbook.core.runner.FaultStore.Fault;
import dev.matchbook.core.store.StoreException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A store that fails at each batch, in each way. */
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class StoreFailureTest {
  private static final RunnerSettings SMALL = Rig.DEFAULTS.maxBatch(3, 1_000).queueCapacity(8);

  @ParameterizedTest
  @EnumSource
  void aFailureAtAnyBatchFailsItAndAllBehindIt(Fault fault) {
    for (int failAt = 1; failAt <= 7; failAt++) {
      Rig rig = new Rig(new FaultStore().failAt(failAt, fault), SMALL);
      submitUntilStopped(rig);
      rig.close();
      rig.requireToldOnce(fault != Fault.FAILED_AFTER_IT_STORED);
      assertThat(rig.store.attempts).as("the store is left alone").hasValue(failAt);
      assertThat(rig.store.batches).hasSize(failAt - 1);
      assertThat(rig.taken.stream().map(ToldTask::isFailed)).as("told failed").isSorted();
      assertThat(rig.events).hasSize((int) rig.runner.committed().seq());
      requireStopped(rig);
    }
  }

  private static void submitUntilStopped(Rig rig) {
    rig.submit(ToldTask.market());
    int next = 1;
    while (rig.offer(ToldTask.order("a" + next))) {
      next++;
    }
  }

  private static void requireStopped(Rig rig) {
    Throwable why = rig.runner.failure().orElseThrow();
    assertThat(rig.runner.state()).isEqualTo(RunnerState.FAILED);
    for (ToldTask task : rig.taken) {
      if (task.isFailed()) {
        assertThat(task.reason()).hasCause(why).hasMessageContaining(why.getMessage());
      }
    }
    ToldTask late = ToldTask.order("late");
    assertThatThrownBy(() -> rig.runner.submit(late))
        .isInstanceOf(RunnerStoppedException.class)
        .hasCause(why);
    late.requireUntouched();
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(rig.runner::close)
          .isInstanceOf(RunnerStoppedException.class)
          .hasCause(why)
          .hasMessage("the runner has stopped: " + why.getMessage());
    }
  }

  @Test
  void whatWasMatchedMeanwhileFailsToo() {
    FaultStore store = new FaultStore().failAt(2, Fault.REJECTED);
    try (Rig rig = new Rig(store, SMALL)) {
      rig.openMarket();
      Gate commit = store.holdAt(2);
      rig.submit(ToldTask.order("first"));
      commit.awaitReached();
      List<ToldTask> matched = rig.submitOrders("matched", 6);
      matched.forEach(ToldTask::awaitApplied);
      List<ToldTask> waiting = rig.submitOrders("waiting", 8);
      commit.open();
      rig.taken.forEach(ToldTask::awaitTold);
      assertThat(matched).allMatch(ToldTask::isFailed);
      assertThat(waiting).allMatch(ToldTask::isFailed).noneMatch(ToldTask::isApplied);
      assertThat(store.accounts()).isEmpty();
    }
  }

  @Test
  void theStateIsFailedBeforeAnyTaskIsToldSo() {
    FaultStore store = new FaultStore().failAt(1, Fault.REJECTED);
    try (Rig rig = new Rig(store, SMALL)) {
      RunnerState[] seen = new RunnerState[1];
      rig.submit(
              new ToldTask("a", List.of(ToldTask.bid("a"))) {
                @Override
                public void failed(RunnerStoppedException why) {
                  seen[0] = rig.runner.state();
                  super.failed(why);
                }
              })
          .awaitTold();
      assertThat(seen[0]).isEqualTo(RunnerState.FAILED);
    }
  }

  @Test
  void aRunnerWhoseStoreAnotherHasWrittenToAcknowledgesNothing() {
    FaultStore store = new FaultStore();
    try (Rig other = new Rig(store, SMALL);
        Rig overtaken = new Rig(store, SMALL)) {
      other.openMarket();
      other.submit(ToldTask.order("other")).awaitTold();
      ToldTask lost = overtaken.submit(ToldTask.market());
      assertThat(lost.awaitTold().isFailed()).isTrue();
      assertThat(overtaken.events).isEmpty();
      assertThat(overtaken.runner.failure().orElseThrow())
          .isInstanceOfSatisfying(
              StoreException.class,
              e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.REJECTED));
      assertThat(store.accounts()).containsExactly("other");
    }
  }
}
