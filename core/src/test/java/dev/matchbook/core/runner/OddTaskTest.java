package dev.matchbook.core.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.engine.MatchingEngine;
import dev.matchbook.core.runner.RunnerSettings.Acknowledge;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tasks that throw, or interrupt the threads that they are called on. */
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class OddTaskTest {
  private static final RunnerSettings ONE_BY_ONE = Rig.DEFAULTS.maxBatch(1, 1_000);

  @ParameterizedTest
  @EnumSource
  void aTaskThatThrowsWhileItIsAppliedStopsTheRunner(Thrown thrown) {
    Rig rig = new Rig(Rig.DEFAULTS.maxBatch(4, 1_000));
    rig.openMarket();
    rig.submitOrders("before", 10);
    ToldTask odd = rig.submit(whileApplied("odd", thrown::raise));
    for (int i = 0; i < 10; i++) {
      rig.offer(ToldTask.order("behind" + i));
    }
    rig.close();
    rig.requireToldOnce(true);
    assertThat(odd.isFailed()).isTrue();
    assertThat(odd.reason()).hasCause(rig.runner.failure().orElseThrow());
    assertThat(rig.runner.failure().orElseThrow()).isInstanceOf(thrown.make().getClass());
    assertThat(rig.store.accounts()).noneMatch(name -> name.startsWith("behind"));
  }

  @ParameterizedTest
  @EnumSource
  void aTaskThatThrowsWhenItIsAcknowledgedDoesNotHurt(Thrown thrown) {
    for (Acknowledge when : Acknowledge.values()) {
      Rig rig = new Rig(Rig.DEFAULTS.acknowledge(when));
      rig.openMarket();
      for (int i = 0; i < 20; i++) {
        rig.submit(whenAcknowledged("a" + i, thrown::raise));
      }
      rig.runner.close();
      assertThat(rig.taken).allMatch(ToldTask::isCommitted);
      rig.requireToldOnce(true);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aTaskThatThrowsWhenItFailsDoesNotHurt(Thrown thrown) {
    FaultStore store = new FaultStore().failAt(1, FaultStore.Fault.REJECTED);
    Rig rig = new Rig(store, Rig.DEFAULTS.maxBatch(2, 1_000));
    Gate commit = store.holdAt(1);
    for (int i = 0; i < 20; i++) {
      rig.submit(
          new ToldTask("a" + i, List.of(ToldTask.bid("a" + i))) {
            @Override
            public void failed(RunnerStoppedException why) {
              super.failed(why);
              throw thrown.raise();
            }
          });
    }
    commit.open();
    rig.close();
    rig.requireToldOnce(true);
    assertThat(rig.taken).allMatch(ToldTask::isFailed);
  }

  @Test
  void anInterruptedMatcherStopsAndLosesNoTask() {
    Rig rig = new Rig(ONE_BY_ONE);
    rig.openMarket();
    Gate commit = rig.store.holdAt(2);
    rig.submit(ToldTask.order("written"));
    commit.awaitReached();
    ToldTask ready = rig.submit(ToldTask.order("ready"));
    ToldTask odd = rig.submit(whileApplied("odd", () -> Thread.currentThread().interrupt()));
    odd.awaitTold();
    commit.open();
    assertThat(ready.awaitTold().isCommitted()).isTrue();
    assertThat(odd.isFailed()).isTrue();
    rig.close();
    rig.requireToldOnce(true);
    assertThat(rig.runner.failure().orElseThrow()).isInstanceOf(InterruptedException.class);
  }

  @Test
  void aMatcherThatIsInterruptedAtItsEndStillEndsTheCommitter() {
    Rig rig = new Rig(ONE_BY_ONE);
    rig.openMarket();
    ToldTask odd =
        rig.submit(
            whileApplied(
                "odd",
                () -> {
                  Thread.currentThread().interrupt();
                  throw Thrown.EXCEPTION.raise();
                }));
    assertThat(odd.awaitTold().isFailed()).isTrue();
    rig.close();
    rig.requireToldOnce(true);
  }

  @Test
  void anInterruptedCommitterStopsAndLosesNoTask() {
    Rig rig = new Rig(ONE_BY_ONE);
    rig.openMarket();
    Gate commit = rig.store.holdAt(2);
    rig.submit(whenAcknowledged("odd", () -> Thread.currentThread().interrupt()));
    commit.awaitReached();
    rig.submitOrders("a", 5);
    commit.open();
    rig.taken.forEach(ToldTask::awaitTold);
    rig.close();
    rig.requireToldOnce(true);
    assertThat(rig.store.accounts()).containsExactly("odd");
    assertThat(rig.runner.failure().orElseThrow()).isInstanceOf(InterruptedException.class);
  }

  private static ToldTask whileApplied(String account, Runnable what) {
    return new ToldTask(account, List.of(ToldTask.bid(account))) {
      @Override
      public int apply(MatchingEngine engine, EventBuffer events) {
        int commands = super.apply(engine, events);
        what.run();
        return commands;
      }
    };
  }

  private static ToldTask whenAcknowledged(String account, Runnable what) {
    return new ToldTask(account, List.of(ToldTask.bid(account))) {
      @Override
      public void committed() {
        super.committed();
        what.run();
      }
    };
  }
}
