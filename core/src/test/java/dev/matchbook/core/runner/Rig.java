package dev.matchbook.core.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.event.Event;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A runner on a {@link FaultStore}, with what it has taken and what it has told. */
final class Rig implements AutoCloseable {
  static final RunnerSettings DEFAULTS = RunnerSettings.defaults();

  final FaultStore store;
  final EngineRunner<EventBuffer> runner;

  /** Events as they were told. */
  final List<Event> events = Collections.synchronizedList(new ArrayList<>());

  /** Tasks that were taken. */
  final List<ToldTask> taken = Collections.synchronizedList(new ArrayList<>());

  Rig(FaultStore store, RunnerSettings settings) {
    this.store = store;
    this.runner = EngineRunner.start(store, settings, () -> new RecordedEvents(events::addAll));
  }

  Rig(RunnerSettings settings) {
    this(new FaultStore(), settings);
  }

  /** Submits it. */
  <T extends ToldTask> T submit(T task) {
    runner.submit(task);
    taken.add(task);
    return task;
  }

  /** Submits it, or makes sure that a task that was not taken is never touched. */
  boolean offer(ToldTask task) {
    try {
      submit(task);
      return true;
    } catch (RunnerStoppedException | QueueFullException e) {
      task.requireUntouched();
      return false;
    }
  }

  /** Defines the market and waits until that is durable. */
  void openMarket() {
    submit(ToldTask.market()).awaitTold();
  }

  /** Submits orders of that many accounts: name1, name2, and so on. */
  List<ToldTask> submitOrders(String name, int count) {
    List<ToldTask> tasks = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      tasks.add(submit(ToldTask.order(name + i)));
    }
    return tasks;
  }

  /**
   * Each task that was taken was told once, and the store has what it must: everything that was
   * acknowledged and, where a commit never stores and then fails, nothing else.
   */
  void requireToldOnce(boolean storeSaysTheTruth) {
    taken.forEach(ToldTask::requireToldOnce);
    List<String> done =
        taken.stream()
            .filter(t -> t.account != null && t.isCommitted())
            .map(t -> t.account)
            .toList();
    assertThat(store.accounts()).containsAll(done);
    if (storeSaysTheTruth) {
      assertThat(store.accounts()).hasSameElementsAs(done);
      assertThat(store.checkpoint()).isEqualTo(runner.committed());
    }
  }

  /** Closes the runner, failed or not. */
  @Override
  public void close() {
    store.openGates();
    try {
      runner.close();
    } catch (RunnerStoppedException e) {
      assertThat(runner.state()).isEqualTo(RunnerState.FAILED);
    }
  }
}
