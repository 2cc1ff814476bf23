package dev.matchbook.core.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matchbook.core.engine.MatchingEngine;
import dev.matchbook.core.runner.RunnerSettings.WhenFull;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** What a runner holds at most, and what submitting does when there is no more room. */
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class BackPressureTest {
  private static final int BATCH = 5;
  private static final int QUEUE = 8;

  /** One is being written, one waits, one is full, and the queue is. */
  private static final int ROOM = 1 + 2 * BATCH + QUEUE;

  private static final RunnerSettings BLOCKING =
      Rig.DEFAULTS.maxBatch(BATCH, 1_000).queueCapacity(QUEUE);
  private static final RunnerSettings REFUSING = BLOCKING.whenFull(WhenFull.REFUSE);

  @Test
  void aBlockedStoreBoundsWhatIsMatchedAndWhatWaits() {
    requireBounded(i -> ToldTask.order("a" + i));
  }

  @Test
  void tasksThatOnlyLookAreBoundedToo() {
    requireBounded(i -> ToldTask.look());
  }

  private static void requireBounded(IntFunction<ToldTask> tasks) {
    try (Rig rig = new Rig(REFUSING)) {
      fill(rig, tasks);
      for (int i = 0; i < 100; i++) {
        ToldTask refused = tasks.apply(ROOM);
        assertThatThrownBy(() -> rig.submit(refused))
            .isInstanceOf(QueueFullException.class)
            .hasMessage("the queue is full: 8 tasks wait");
        refused.requireUntouched();
      }
      Await.until(() -> applied(rig) == ROOM - QUEUE);
      assertThat(rig.taken).noneMatch(ToldTask::isTold);
      rig.store.openGates();
      rig.taken.forEach(ToldTask::awaitTold);
      assertThat(rig.taken).allMatch(ToldTask::isCommitted);
      assertThat(rig.submit(tasks.apply(ROOM)).awaitTold().isCommitted()).isTrue();
    }
  }

  /** Fills a runner whose settings refuse or block, with the store held at its first commit. */
  private static void fill(Rig rig, IntFunction<ToldTask> tasks) {
    Gate commit = rig.store.holdAt(1);
    rig.submit(ToldTask.market());
    commit.awaitReached();
    while (rig.taken.size() < ROOM) {
      if (!rig.offer(tasks.apply(rig.taken.size()))) {
        Thread.yield();
      }
    }
  }

  private static long applied(Rig rig) {
    return rig.taken.stream().filter(ToldTask::isApplied).count();
  }

  @Test
  void submittingWaitsForRoom() throws InterruptedException {
    try (Rig rig = new Rig(BLOCKING)) {
      fill(rig, i -> ToldTask.order("a" + i));
      Waiting waiting = new Waiting(rig);
      rig.store.openGates();
      waiting.join();
      assertThat(waiting.outcome.get()).isNull();
      assertThat(waiting.task.awaitTold().isCommitted()).isTrue();
      assertThat(rig.store.accounts()).contains("late");
    }
  }

  @Test
  void submittingDoesNotWaitForARunnerThatFails() throws InterruptedException {
    FaultStore store = new FaultStore().failAt(1, FaultStore.Fault.REJECTED);
    try (Rig rig = new Rig(store, BLOCKING)) {
      fill(rig, i -> ToldTask.order("a" + i));
      Waiting waiting = new Waiting(rig);
      store.openGates();
      waiting.join();
      List<ToldTask> first = List.copyOf(rig.taken.subList(0, ROOM));
      first.forEach(ToldTask::awaitTold);
      assertThat(first).allMatch(ToldTask::isFailed);
      assertThat(waiting.outcome.get()).isInstanceOf(RunnerStoppedException.class);
      waiting.task.requireUntouched();
    }
  }

  @Test
  void submittingDoesNotWaitForARunnerThatIsBeingClosed() throws InterruptedException {
    try (Rig rig = new Rig(BLOCKING)) {
      fill(rig, i -> ToldTask.order("a" + i));
      Waiting waiting = new Waiting(rig);
      Thread closing = new Thread(rig.runner::close);
      closing.start();
      waiting.join();
      assertThat(waiting.outcome.get())
          .isInstanceOf(RunnerStoppedException.class)
          .hasMessage("the runner is closed");
      assertThat(rig.runner.state()).isEqualTo(RunnerState.CLOSING);
      assertThat(rig.taken).noneMatch(ToldTask::isTold);
      rig.store.openGates();
      closing.join();
      assertThat(rig.runner.state()).isEqualTo(RunnerState.CLOSED);
      assertThat(rig.taken).hasSize(ROOM).allMatch(ToldTask::isCommitted);
    }
  }

  @Test
  void aTaskCannotWaitForRoomThatItHoldsUpItself() {
    try (Rig rig = new Rig(BLOCKING.queueCapacity(2))) {
      AtomicReference<Throwable> outcome = new AtomicReference<>();
      ToldTask greedy =
          new ToldTask(null, List.of()) {
            @Override
            public int apply(MatchingEngine engine, EventBuffer events) {
              outcome.set(submitUntilRefused(rig));
              return super.apply(engine, events);
            }
          };
      rig.submit(greedy).awaitTold();
      assertThat(outcome.get()).isInstanceOf(QueueFullException.class);
      assertThat(greedy.isCommitted()).isTrue();
    }
  }

  @Test
  void anAcknowledgedTaskCannotWaitForRoomThatItHoldsUpItself() {
    try (Rig rig = new Rig(BLOCKING)) {
      AtomicReference<Throwable> outcome = new AtomicReference<>();
      ToldTask greedy =
          new ToldTask(null, List.of()) {
            @Override
            public void committed() {
              outcome.set(submitUntilRefused(rig));
              super.committed();
            }
          };
      rig.submit(greedy).awaitTold();
      assertThat(outcome.get()).isInstanceOf(QueueFullException.class);
      List.copyOf(rig.taken).forEach(ToldTask::awaitTold);
      assertThat(rig.taken).allMatch(ToldTask::isCommitted);
    }
  }

  private static Throwable submitUntilRefused(Rig rig) {
    try {
      while (true) {
        rig.submit(ToldTask.look());
      }
    } catch (QueueFullException | RunnerStoppedException e) {
      return e;
    }
  }

  /** A thread that waits in {@code submit}. */
  private static final class Waiting extends Thread {
    final ToldTask task = ToldTask.order("late");
    final AtomicReference<Throwable> outcome = new AtomicReference<>();
    private final Rig rig;

    Waiting(Rig rig) {
      this.rig = rig;
      start();
      Await.until(() -> getState() == State.TIMED_WAITING);
    }

    @Override
    public void run() {
      try {
        rig.runner.submit(task);
      } catch (RunnerStoppedException | QueueFullException e) {
        outcome.set(e);
      }
    }
  }
}
