package dev.matchbook.core.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Checkpoint;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** What is told when, and how commands come together in batches. */
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class CommitOrderTest {

  @Test
  void nothingIsToldBeforeTheStoreHasIt() {
    try (Rig rig = new Rig(Rig.DEFAULTS)) {
      Gate commit = rig.store.holdAt(1);
      ToldTask market = rig.submit(ToldTask.market());
      commit.awaitReached();
      assertThat(market.isApplied()).isTrue();
      assertThat(market.isTold()).isFalse();
      assertThat(rig.events).isEmpty();
      assertThat(rig.runner.committed()).isEqualTo(Checkpoint.START);
      commit.open();
      assertThat(market.awaitTold().isCommitted()).isTrue();
      assertThat(rig.events).hasSize(1);
      assertThat(rig.runner.committed()).isEqualTo(new Checkpoint(1, 1, 0, 0, 0));
    }
  }

  @Test
  void aSlowStoreMakesBatchesLargerWhileMatchingGoesOn() {
    try (Rig rig = new Rig(Rig.DEFAULTS)) {
      Gate commit = rig.store.holdAt(1);
      rig.submit(ToldTask.market());
      commit.awaitReached();
      List<ToldTask> orders = rig.submitOrders("a", 100);
      orders.forEach(ToldTask::awaitApplied);
      assertThat(orders).noneMatch(ToldTask::isTold);
      commit.open();
      orders.forEach(ToldTask::awaitTold);
      assertThat(rig.store.batches).extracting(CommitOrderTest::commands).containsExactly(1L, 100L);
    }
  }

  @Test
  void aBatchEndsAtItsBoundOfCommands() {
    assertThat(sizesBehindASlowStore(Rig.DEFAULTS.maxBatch(4, 1_000))).startsWith(1L, 4L, 4L);
  }

  @Test
  void aBatchEndsAtItsBoundOfRows() {
    assertThat(sizesBehindASlowStore(Rig.DEFAULTS.maxBatch(1_000, 3))).startsWith(1L, 3L, 3L);
  }

  /** Commands of each batch when the first waits until two more are full. */
  private static List<Long> sizesBehindASlowStore(RunnerSettings settings) {
    try (Rig rig = new Rig(settings)) {
      Gate commit = rig.store.holdAt(1);
      rig.submit(ToldTask.market());
      commit.awaitReached();
      List<ToldTask> orders = rig.submitOrders("a", 9);
      int full = settings.maxBatchRows() == 3 ? 6 : 8;
      orders.get(full - 1).awaitApplied();
      commit.open();
      orders.forEach(ToldTask::awaitTold);
      return rig.store.batches.stream().map(CommitOrderTest::commands).toList();
    }
  }

  @Test
  void aTaskIsNeverSplit() {
    try (Rig rig = new Rig(Rig.DEFAULTS.maxBatch(4, 4))) {
      rig.openMarket();
      rig.submit(
              new ToldTask("a", IntStream.range(0, 10).mapToObj(i -> ToldTask.bid("a")).toList()))
          .awaitTold();
      assertThat(rig.store.batches).extracting(CommitOrderTest::commands).containsExactly(1L, 10L);
    }
  }

  @Test
  void eachBatchIsStoredThenItsEventsAreToldThenItsTasks() {
    Journal journal = new Journal();
    RunnerSettings settings = Rig.DEFAULTS.maxBatch(7, 1_000);
    try (EngineRunner<EventBuffer> runner =
        EngineRunner.start(journal, settings, () -> new RecordedEvents(journal::told))) {
      runner.submit(journal.task(ToldTask.market()));
      for (int i = 0; i < 500; i++) {
        runner.submit(journal.task(ToldTask.order("a" + i)));
      }
    }
    journal.requireInOrder();
  }

  private static long commands(Batch batch) {
    return batch.checkpoint().commands() - batch.previous().commands();
  }

  static List<Long> seqsOf(Batch batch) {
    return LongStream.rangeClosed(batch.previous().seq() + 1, batch.checkpoint().seq())
        .boxed()
        .toList();
  }
}
