package dev.matchbook.core.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.command.Command;
import dev.matchbook.core.engine.JournaledEngine;
import dev.matchbook.core.engine.Matchbook;
import dev.matchbook.core.event.Event;
import dev.matchbook.core.runner.RunnerSettings.Acknowledge;
import dev.matchbook.core.runner.RunnerSettings.WhenFull;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** One life of a runner: some threads, some faults, closed at some time. */
final class StressRound {
  private static final int MAX_TASKS = 60;

  final List<StressTask> applied = new ArrayList<>();
  final List<ToldTask> acknowledged = new ArrayList<>();
  final EngineRunner<EventBuffer> runner;
  private final Random dice;
  private final RunnerSettings settings;
  private final FaultStore store = new FaultStore();
  private final FaultStore.Fault fault;
  private final List<Event> events = Collections.synchronizedList(new ArrayList<>());
  private final List<List<StressTask>> tasks = new ArrayList<>();
  private final AtomicInteger offered = new AtomicInteger();
  private final AtomicInteger batchesToTell;

  StressRound(long seed) {
    dice = new Random(seed);
    settings =
        new RunnerSettings(
            2 + dice.nextInt(60),
            1 + dice.nextInt(20),
            1 + dice.nextInt(40),
            dice.nextInt(4) == 0 ? WhenFull.REFUSE : WhenFull.BLOCK,
            dice.nextInt(5) == 0 ? Acknowledge.MATCHED : Acknowledge.DURABLE);
    FaultStore.Fault[] faults = FaultStore.Fault.values();
    fault = dice.nextInt(2) == 0 ? null : faults[dice.nextInt(faults.length)];
    if (fault != null) {
      store.failAt(1 + dice.nextInt(20), fault);
    }
    batchesToTell = new AtomicInteger(dice.nextInt(5) == 0 ? dice.nextInt(20) : -1);
    runner = EngineRunner.start(store, settings, () -> new RecordedEvents(this::tell));
  }

  private void tell(List<Event> batch) {
    events.addAll(batch);
    if (batchesToTell.getAndDecrement() == 0) {
      throw new IllegalStateException("the host cannot be told");
    }
  }

  void run() {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i <= dice.nextInt(5); i++) {
      List<StressTask> mine = StressTask.some(this, "t" + i, dice, dice.nextInt(MAX_TASKS));
      tasks.add(mine);
      threads.add(new Thread(() -> mine.forEach(this::offer)));
    }
    int closeAt = dice.nextInt(MAX_TASKS * threads.size());
    threads.forEach(Thread::start);
    Await.until(() -> offered.get() >= closeAt || threads.stream().noneMatch(Thread::isAlive));
    List<StressTask> before = tasks.stream().flatMap(List::stream).filter(t -> t.taken).toList();
    close();
    Await.until(() -> threads.stream().noneMatch(Thread::isAlive));
    if (runner.state() == RunnerState.CLOSED) {
      assertThat(before).allMatch(ToldTask::isCommitted);
    }
    requireToldOnce();
    requireInOrder();
    requireExact();
  }

  private void offer(StressTask task) {
    try {
      runner.submit(task);
      task.taken = true;
    } catch (RunnerStoppedException | QueueFullException e) {
      task.requireUntouched();
    }
    offered.incrementAndGet();
  }

  private void close() {
    try {
      runner.close();
      assertThat(runner.state()).isEqualTo(RunnerState.CLOSED);
    } catch (RunnerStoppedException e) {
      assertThat(runner.state()).isEqualTo(RunnerState.FAILED);
    }
  }

  private void requireToldOnce() {
    List<String> done = new ArrayList<>();
    for (List<StressTask> thread : tasks) {
      List<StressTask> taken = thread.stream().filter(task -> task.taken).toList();
      taken.forEach(ToldTask::requireToldOnce);
      assertThat(taken.stream().map(ToldTask::isFailed)).as("told failed").isSorted();
      taken.stream()
          .filter(t -> t.isCommitted() && t.commands() > 0)
          .forEach(t -> done.add(t.account));
    }
    if (settings.acknowledge() == Acknowledge.DURABLE) {
      assertThat(store.accounts()).containsAll(done);
      if (fault != FaultStore.Fault.FAILED_AFTER_IT_STORED) {
        assertThat(store.accounts()).hasSameElementsAs(done);
      }
    }
  }

  private void requireInOrder() {
    assertThat(acknowledged).isEqualTo(applied.subList(0, acknowledged.size()));
    long seq = 0;
    for (Event event : events) {
      assertThat(event.seq()).isEqualTo(++seq);
    }
    assertThat(runner.committed().seq()).isEqualTo(seq);
  }

  /** What is in the store is what an engine has after as many of the commands. */
  private void requireExact() {
    Matchbook expected = new Matchbook();
    List<Command> commands = applied.stream().flatMap(task -> task.commands.stream()).toList();
    commands.subList(0, (int) store.checkpoint().commands()).forEach(expected::submit);
    JournaledEngine reopened = JournaledEngine.on(store, new OddEvents(() -> {}, () -> {}));
    assertThat(reopened.engine().stateHash()).isEqualTo(expected.stateHash());
  }
}
