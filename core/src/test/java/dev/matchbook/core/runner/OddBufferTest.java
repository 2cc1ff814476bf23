package dev.matchbook.core.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Buffers that throw. */
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class OddBufferTest {
  private static final RunnerSettings ONE_BY_ONE = Rig.DEFAULTS.maxBatch(1, 1_000);

  @ParameterizedTest
  @EnumSource
  void aBufferThatThrowsWhenItTellsStopsTheRunnerAndWhatIsDurableIsAcknowledged(Thrown thrown) {
    FaultStore store = new FaultStore();
    EngineRunner<EventBuffer> runner = odd(store, thrown::raise, () -> {});
    Gate commit = store.holdAt(1);
    ToldTask first = ToldTask.market();
    runner.submit(first);
    commit.awaitReached();
    ToldTask second = ToldTask.order("a");
    runner.submit(second);
    commit.open();
    assertThat(first.awaitTold().isCommitted()).isTrue();
    assertThat(second.awaitTold().isFailed()).isTrue();
    assertThat(second.reason().getCause()).isInstanceOf(thrown.make().getClass());
    assertThatThrownBy(runner::close).isInstanceOf(RunnerStoppedException.class);
    assertThat(runner.committed().commands()).isEqualTo(1);
    assertThat(store.checkpoint()).isEqualTo(runner.committed());
  }

  @ParameterizedTest
  @EnumSource
  void aBufferThatThrowsWhenItDiscardsDoesNotKeepTasksFromBeingTold(Thrown thrown) {
    FaultStore store = new FaultStore().failAt(1, FaultStore.Fault.REJECTED);
    EngineRunner<EventBuffer> runner = odd(store, () -> {}, thrown::raise);
    Gate commit = store.holdAt(1);
    List<ToldTask> tasks = List.of(ToldTask.market(), ToldTask.order("a"), ToldTask.order("b"));
    tasks.forEach(runner::submit);
    tasks.get(2).awaitApplied();
    commit.open();
    tasks.forEach(ToldTask::awaitTold);
    assertThatThrownBy(runner::close).isInstanceOf(RunnerStoppedException.class);
    assertThat(tasks).allMatch(ToldTask::isFailed);
    tasks.forEach(ToldTask::requireToldOnce);
  }

  @Test
  void theEventsOfABatchThatFailedAreDiscardedAndNeverTold() {
    AtomicInteger told = new AtomicInteger();
    AtomicInteger discarded = new AtomicInteger();
    FaultStore store = new FaultStore().failAt(1, FaultStore.Fault.REJECTED);
    EngineRunner<EventBuffer> runner =
        odd(store, told::incrementAndGet, discarded::incrementAndGet);
    ToldTask market = ToldTask.market();
    runner.submit(market);
    market.awaitTold();
    assertThat(told).hasValue(0);
    assertThat(discarded).hasValue(1);
    assertThatThrownBy(runner::close).isInstanceOf(RunnerStoppedException.class);
  }

  private static EngineRunner<EventBuffer> odd(
      FaultStore store, Runnable onCommitted, Runnable onDiscard) {
    return EngineRunner.start(store, ONE_BY_ONE, () -> new OddEvents(onCommitted, onDiscard));
  }
}
