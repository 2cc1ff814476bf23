package dev.matchbook.core.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matchbook.core.engine.MatchingEngine;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tasks and buffers that throw, or use the runner that is running them. */
class DirectRunnerMisuseTest {
  private final FaultStore store = new FaultStore();
  private final List<Throwable> refusals = new ArrayList<>();
  private DirectRunner<EventBuffer> runner;

  private void start(int maxBatchCommands, Runnable onCommitted, Runnable onDiscard) {
    runner = DirectRunner.start(store, new OddEvents(onCommitted, onDiscard), maxBatchCommands);
  }

  @ParameterizedTest
  @EnumSource
  void aTaskThatThrowsStopsItAndFailsWhatIsNotDurable(Thrown thrown) {
    start(2, () -> {}, thrown::raise);
    List<ToldTask> durable = List.of(ToldTask.market(), ToldTask.order("a"));
    durable.forEach(runner::submit);
    ToldTask before = ToldTask.order("before");
    runner.submit(before);
    ToldTask odd =
        new ToldTask("odd", List.of(ToldTask.bid("odd"))) {
          @Override
          public int apply(MatchingEngine engine, EventBuffer events) {
            super.apply(engine, events);
            throw thrown.raise();
          }
        };
    assertThatThrownBy(() -> runner.submit(odd))
        .isInstanceOf(RunnerStoppedException.class)
        .hasCauseInstanceOf(thrown.make().getClass());
    assertThat(durable).allMatch(ToldTask::isCommitted);
    for (ToldTask failed : List.of(before, odd)) {
      assertThat(failed.isFailed()).isTrue();
      failed.requireToldOnce();
    }
    assertThat(store.accounts()).containsExactly("a");
  }

  @ParameterizedTest
  @EnumSource
  void aBufferThatThrowsWhenItTellsStopsItAndWhatIsDurableIsAcknowledged(Thrown thrown) {
    start(1, thrown::raise, () -> {});
    ToldTask market = ToldTask.market();
    assertThatThrownBy(() -> runner.submit(market)).isInstanceOf(RunnerStoppedException.class);
    assertThat(market.isCommitted()).isTrue();
    market.requireToldOnce();
    assertThat(runner.committed()).isEqualTo(store.checkpoint());
  }

  @Test
  void itCannotBeUsedByATaskThatItIsRunning() {
    start(2, this::misuse, () -> {});
    ToldTask market = ToldTask.market();
    ToldTask meddler =
        new ToldTask("a", List.of(ToldTask.bid("a"))) {
          @Override
          public int apply(MatchingEngine engine, EventBuffer events) {
            misuse();
            return super.apply(engine, events);
          }

          @Override
          public void committed() {
            misuse();
            super.committed();
          }
        };
    runner.submit(market);
    runner.submit(meddler);
    assertThat(refusals).hasSize(9).allMatch(e -> e.getClass() == IllegalStateException.class);
    market.requireToldOnce();
    meddler.requireToldOnce();
    assertThat(meddler.isCommitted()).isTrue();
    runner.close();
    assertThat(store.checkpoint().commands()).isEqualTo(2);
  }

  @Test
  void aTaskThatIsToldOfAFailureFindsItStopped() {
    start(1, () -> {}, () -> {});
    store.failAt(1, FaultStore.Fault.REJECTED);
    ToldTask market =
        new ToldTask(null, List.of(ToldTask.bid("a"))) {
          @Override
          public void failed(RunnerStoppedException why) {
            misuse();
            super.failed(why);
          }
        };
    assertThatThrownBy(() -> runner.submit(market)).isInstanceOf(RunnerStoppedException.class);
    market.requireToldOnce();
    assertThat(refusals).hasSize(2).allMatch(RunnerStoppedException.class::isInstance);
  }

  /** Everything that can be done with it; a stopped one can be closed. */
  private void misuse() {
    for (Runnable use :
        List.<Runnable>of(
            () -> runner.submit(ToldTask.look()), () -> runner.commit(), () -> runner.close())) {
      try {
        use.run();
      } catch (IllegalStateException | RunnerStoppedException e) {
        refusals.add(e);
      }
    }
  }
}
