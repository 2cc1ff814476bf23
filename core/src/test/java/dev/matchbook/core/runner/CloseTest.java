package dev.matchbook.core.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matchbook.core.engine.MatchingEngine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** How a runner ends. */
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class CloseTest {

  @Test
  void closingFinishesEverythingThatWasSubmitted() throws InterruptedException {
    Rig rig = new Rig(Rig.DEFAULTS.maxBatch(7, 1_000));
    Gate commit = rig.store.holdAt(1);
    rig.submit(ToldTask.market());
    rig.submitOrders("a", 100);
    Thread closing = new Thread(rig.runner::close);
    closing.start();
    Await.until(() -> rig.runner.state() == RunnerState.CLOSING);
    requireRefused(rig);
    commit.open();
    closing.join();
    assertThat(rig.runner.state()).isEqualTo(RunnerState.CLOSED);
    assertThat(rig.taken).allMatch(ToldTask::isCommitted);
    rig.requireToldOnce(true);
  }

  private static void requireRefused(Rig rig) {
    ToldTask late = ToldTask.order("late");
    assertThatThrownBy(() -> rig.runner.submit(late))
        .isInstanceOf(RunnerStoppedException.class)
        .hasMessage("the runner is closed")
        .hasNoCause();
    late.requireUntouched();
  }

  @Test
  void aClosedRunnerTakesNothingAndClosingItAgainChangesNothing() {
    Rig rig = new Rig(Rig.DEFAULTS);
    rig.openMarket();
    for (int i = 0; i < 3; i++) {
      rig.runner.close();
      assertThat(rig.runner.state()).isEqualTo(RunnerState.CLOSED);
      assertThat(rig.runner.failure()).isEmpty();
      requireRefused(rig);
    }
    assertThat(rig.store.attempts).hasValue(1);
  }

  @Test
  void aRunnerThatDidNothingWritesNothing() {
    Rig rig = new Rig(Rig.DEFAULTS);
    assertThat(rig.runner.state()).isEqualTo(RunnerState.RUNNING);
    rig.runner.close();
    assertThat(rig.store.attempts).hasValue(0);
  }

  @Test
  void everyThreadThatClosesWaitsForTheEnd() throws InterruptedException {
    Rig rig = new Rig(Rig.DEFAULTS);
    Gate commit = rig.store.holdAt(1);
    ToldTask market = rig.submit(ToldTask.market());
    List<Boolean> toldBefore = Collections.synchronizedList(new ArrayList<>());
    List<Thread> closing = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Thread thread =
          new Thread(
              () -> {
                rig.runner.close();
                toldBefore.add(market.isCommitted());
              });
      thread.start();
      closing.add(thread);
    }
    for (Thread thread : closing) {
      Await.until(() -> thread.getState() == Thread.State.WAITING);
    }
    commit.open();
    for (Thread thread : closing) {
      thread.join();
    }
    assertThat(toldBefore).containsExactly(true, true, true);
  }

  @Test
  void anInterruptedThreadClosesAllTheSameAndStaysInterrupted() {
    Rig rig = new Rig(Rig.DEFAULTS);
    rig.submit(ToldTask.market());
    Thread.currentThread().interrupt();
    rig.runner.close();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(rig.runner.state()).isEqualTo(RunnerState.CLOSED);
    assertThat(rig.taken).allMatch(ToldTask::isCommitted);
  }

  @Test
  void aHostMayUseTheRunnerAsItsOwnLockWhileItCloses() {
    Rig rig = new Rig(Rig.DEFAULTS);
    rig.submit(ToldTask.market());
    synchronized (rig.runner) {
      rig.runner.close();
    }
    assertThat(rig.taken).allMatch(ToldTask::isCommitted);
  }

  @Test
  void aRunnerCannotBeClosedFromItsOwnThreads() {
    FaultStore store = new FaultStore().failAt(3, FaultStore.Fault.REJECTED);
    Rig rig = new Rig(store, Rig.DEFAULTS);
    ClosingTask first = rig.submit(new ClosingTask(rig));
    first.awaitTold();
    assertThat(first.refusals).hasSize(2);
    ClosingTask second = rig.submit(new ClosingTask(rig));
    second.awaitTold();
    assertThat(rig.runner.state()).isEqualTo(RunnerState.RUNNING);
    ClosingTask third = rig.submit(new ClosingTask(rig));
    third.awaitTold();
    assertThat(third.isFailed()).isTrue();
    assertThat(third.refusals).hasSize(2);
    rig.close();
  }

  @Test
  void aRunnerCannotBeClosedFromItsBuffer() {
    List<Throwable> refusals = Collections.synchronizedList(new ArrayList<>());
    List<EngineRunner<EventBuffer>> runners = Collections.synchronizedList(new ArrayList<>());
    Runnable closing = () -> tryClosing(runners.get(0), refusals);
    runners.add(
        EngineRunner.start(new FaultStore(), Rig.DEFAULTS, () -> new OddEvents(closing, () -> {})));
    runners.get(0).submit(ToldTask.market());
    runners.get(0).close();
    assertThat(refusals).hasSize(1);
  }

  private static void tryClosing(EngineRunner<EventBuffer> runner, List<Throwable> refusals) {
    try {
      runner.close();
    } catch (IllegalStateException e) {
      refusals.add(e);
    }
  }

  /** Tries to close its runner wherever it is called. */
  private static final class ClosingTask extends ToldTask {
    final List<Throwable> refusals = Collections.synchronizedList(new ArrayList<>());
    private final Rig rig;

    ClosingTask(Rig rig) {
      super(null, List.of(ToldTask.bid("a")));
      this.rig = rig;
    }

    @Override
    public int apply(MatchingEngine engine, EventBuffer events) {
      tryClosing(rig.runner, refusals);
      return super.apply(engine, events);
    }

    @Override
    public void committed() {
      tryClosing(rig.runner, refusals);
      super.committed();
    }

    @Override
    public void failed(RunnerStoppedException why) {
      tryClosing(rig.runner, refusals);
      super.failed(why);
    }
  }
}
