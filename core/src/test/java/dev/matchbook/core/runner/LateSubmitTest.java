package dev.matchbook.core.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Threads that have a place in the queue, and come with their task when the runner is ending. */
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class LateSubmitTest {
  private static final int ROUNDS = 100;
  private static final int LATE = 8;
  private static final int TURNS = 10_000;

  @Test
  void aTaskThatComesWhenTheRunnerHasFailedIsTold() {
    Rig rig = aboutToFail();
    long at = rig.runner.claim();
    rig.close();
    ToldTask late = ToldTask.order("late");
    rig.runner.put(at, late);
    assertThat(late.isFailed()).isTrue();
    late.requireToldOnce();
  }

  @Test
  void aTaskBehindAPlaceThatIsStillEmptyIsToldWhenThatIsFilled() {
    Rig rig = aboutToFail();
    long first = rig.runner.claim();
    ToldTask behind = ToldTask.order("behind");
    rig.runner.put(rig.runner.claim(), behind);
    rig.close();
    assertThat(behind.isTold()).isFalse();
    rig.runner.put(first, ToldTask.order("late"));
    assertThat(behind.isFailed()).isTrue();
    behind.requireToldOnce();
  }

  @Test
  void tasksThatComeTogetherAreToldOnce() throws InterruptedException {
    for (int i = 0; i < ROUNDS; i++) {
      comeTogether();
    }
  }

  private static void comeTogether() throws InterruptedException {
    Rig rig = aboutToFail();
    List<ToldTask> tasks = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    CountDownLatch start = new CountDownLatch(1);
    for (int i = 0; i < LATE; i++) {
      long at = rig.runner.claim();
      ToldTask task = ToldTask.order("late" + i);
      tasks.add(task);
      threads.add(
          new Thread(
              () -> {
                Gate.await(start);
                rig.runner.put(at, task);
              }));
    }
    rig.close();
    threads.forEach(Thread::start);
    start.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(tasks).allMatch(ToldTask::isFailed);
    tasks.forEach(ToldTask::requireToldOnce);
  }

  /** A runner whose only batch is about to fail; closing lets it. */
  private static Rig aboutToFail() {
    Rig rig = new Rig(new FaultStore().failAt(1, FaultStore.Fault.REJECTED), Rig.DEFAULTS);
    Gate commit = rig.store.holdAt(1);
    rig.submit(ToldTask.market());
    commit.awaitReached();
    return rig;
  }

  /** What is behind was submitted before; that somebody in front of it is slow is not its fault. */
  @Test
  void closingWaitsForAPlaceThatIsStillEmpty() throws InterruptedException {
    Rig rig = new Rig(Rig.DEFAULTS);
    rig.openMarket();
    long first = rig.runner.claim();
    ToldTask behind = rig.submit(ToldTask.order("behind"));
    Thread closing = new Thread(rig.runner::close);
    closing.start();
    Await.until(() -> rig.runner.state() != RunnerState.RUNNING);
    for (int i = 0; i < TURNS && rig.runner.state() == RunnerState.CLOSING; i++) {
      Thread.yield();
    }
    ToldTask late = ToldTask.order("late");
    rig.runner.put(first, late);
    closing.join();
    assertThat(late.isCommitted()).isTrue();
    assertThat(behind.isCommitted()).isTrue();
  }
}
