package dev.matchbook.core.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matchbook.core.event.Event;
import dev.matchbook.core.runner.FaultStore.Fault;
import dev.matchbook.core.store.Checkpoint;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DirectRunnerTest {
  private final FaultStore store = new FaultStore();
  private final List<Event> events = new ArrayList<>();
  private final List<ToldTask> tasks =
      List.of(ToldTask.market(), ToldTask.order("a"), ToldTask.order("b"), ToldTask.order("c"));

  private DirectRunner<EventBuffer> start(int maxBatchCommands) {
    return DirectRunner.start(store, new RecordedEvents(events::addAll), maxBatchCommands);
  }

  @Test
  void commitsAtItsBound() {
    DirectRunner<EventBuffer> runner = start(3);
    tasks.subList(0, 2).forEach(runner::submit);
    assertThat(tasks.subList(0, 2)).allMatch(ToldTask::isApplied).noneMatch(ToldTask::isTold);
    assertThat(events).isEmpty();
    assertThat(runner.committed()).isEqualTo(Checkpoint.START);
    runner.submit(tasks.get(2));
    assertThat(tasks.subList(0, 3)).allMatch(ToldTask::isCommitted);
    assertThat(events).hasSize(3);
    assertThat(runner.committed()).isEqualTo(store.checkpoint());
    assertThat(store.checkpoint().commands()).isEqualTo(3);
    runner.submit(tasks.get(3));
    assertThat(tasks.get(3).isTold()).isFalse();
  }

  @Test
  void commitsWhenItIsAskedToAndWhenItIsClosed() {
    DirectRunner<EventBuffer> runner = start(100);
    tasks.subList(0, 2).forEach(runner::submit);
    runner.commit();
    assertThat(tasks.subList(0, 2)).allMatch(ToldTask::isCommitted);
    tasks.subList(2, 4).forEach(runner::submit);
    runner.close();
    runner.close();
    assertThat(tasks).allMatch(ToldTask::isCommitted);
    assertThat(store.accounts()).containsExactlyInAnyOrder("a", "b", "c");
    assertThat(store.attempts).hasValue(2);
    requireRefused(runner, "the runner is closed");
  }

  private static void requireRefused(DirectRunner<EventBuffer> runner, String message) {
    ToldTask late = ToldTask.order("late");
    assertThatThrownBy(() -> runner.submit(late))
        .isInstanceOf(RunnerStoppedException.class)
        .hasMessage(message);
    assertThatThrownBy(runner::commit)
        .isInstanceOf(RunnerStoppedException.class)
        .hasMessage(message);
    late.requireUntouched();
  }

  @Test
  void tasksThatOnlyLookAreToldWithoutABatch() {
    DirectRunner<EventBuffer> runner = start(2);
    ToldTask one = ToldTask.look();
    ToldTask other = ToldTask.look();
    runner.submit(one);
    assertThat(one.isTold()).isFalse();
    runner.submit(other);
    assertThat(one.isCommitted()).isTrue();
    assertThat(other.isCommitted()).isTrue();
    assertThat(store.attempts).hasValue(0);
    runner.close();
    assertThat(store.attempts).hasValue(0);
  }

  @Test
  void eachBatchIsStoredThenItsEventsAreToldThenItsTasks() {
    Journal journal = new Journal();
    EventBuffer buffer = new RecordedEvents(journal::told);
    DirectRunner<EventBuffer> runner = DirectRunner.start(journal, buffer, 7);
    runner.submit(journal.task(ToldTask.market()));
    for (int i = 0; i < 99; i++) {
      runner.submit(journal.task(ToldTask.order("a" + i)));
    }
    runner.commit();
    journal.requireInOrder();
  }

  @ParameterizedTest
  @EnumSource(names = "INTERRUPTED", mode = EnumSource.Mode.EXCLUDE)
  void aStoreThatFailsStopsIt(Fault fault) {
    store.failAt(2, fault);
    DirectRunner<EventBuffer> runner = start(2);
    tasks.subList(0, 3).forEach(runner::submit);
    assertThatThrownBy(() -> runner.submit(tasks.get(3)))
        .isInstanceOf(RunnerStoppedException.class)
        .hasMessageStartingWith("the runner has stopped: ")
        .hasCauseInstanceOf(Throwable.class);
    assertThat(tasks.subList(0, 2)).allMatch(ToldTask::isCommitted);
    assertThat(tasks.subList(2, 4)).allMatch(ToldTask::isFailed);
    tasks.forEach(ToldTask::requireToldOnce);
    assertThat(events).hasSize(2);
    requireRefused(runner, tasks.get(3).reason().getMessage());
    runner.close();
    assertThat(store.attempts).hasValue(2);
  }

  @Test
  void aRunnerWhoseStoreAnotherHasWrittenToAcknowledgesNothing() {
    DirectRunner<EventBuffer> overtaken = start(1);
    try (DirectRunner<EventBuffer> other = start(2)) {
      other.submit(ToldTask.market());
      other.submit(ToldTask.order("other"));
    }
    ToldTask lost = ToldTask.market();
    assertThatThrownBy(() -> overtaken.submit(lost)).isInstanceOf(RunnerStoppedException.class);
    assertThat(lost.isFailed()).isTrue();
    lost.requireToldOnce();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  void aBoundOutOfItsRangeIsNamed(int bound) {
    assertThatThrownBy(() -> start(bound))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("maxBatchCommands: below 1: " + bound);
  }
}
