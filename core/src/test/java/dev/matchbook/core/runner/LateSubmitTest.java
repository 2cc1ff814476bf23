package dev.matchbook.core.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Threads that have a place in the queue, and come with their task when the runner is ending. */
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class LateSubmitTest {
  private static final int ROUNDS = 20;
  private static final int BEHIND = 2_000;
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
  void tasksThatTwoThreadsFindWaitingAreToldOnce() throws InterruptedException {
    for (int i = 0; i < ROUNDS; i++) {
      findTogether();
    }
  }

  /** One thread fills the first place and so finds everything; the other comes while it tells. */
  private static void findTogether() throws InterruptedException {
    Rig rig = aboutToFail();
    long first = rig.runner.claim();
    rig.submitOrders("behind", BEHIND);
    long last = rig.runner.claim();
    rig.close();
    ToldTask opening = ToldTask.order("opening");
    Thread one = new Thread(() -> rig.runner.put(first, opening));
    one.start();
    opening.awaitTold();
    ToldTask closing = ToldTask.order("closing");
    rig.runner.put(last, closing);
    one.join();
    rig.taken.addAll(List.of(opening, closing));
    assertThat(rig.taken).allMatch(ToldTask::isFailed);
    rig.requireToldOnce(true);
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
