package dev.matchbook.spi;

import dev.matchbook.core.command.Command;
import dev.matchbook.core.engine.MatchingEngine;
import dev.matchbook.core.event.Event;
import dev.matchbook.core.runner.DirectRunner;
import dev.matchbook.core.runner.EngineTask;
import dev.matchbook.core.runner.RecordedEvents;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.ExchangeStore;
import java.util.List;
import java.util.Objects;

/**
 * An {@link Exchange} without threads, for tests, back-tests and hosts with a loop of their own:
 * everything happens in the call. Not safe for use by several threads at once.
 */
public final class DirectExchange implements AutoCloseable {
  private final ExchangeStore store;
  private final DirectRunner<RecordedEvents> runner;

  private DirectExchange(ExchangeStore store, int maxBatchCommands) {
    this.store = store;
    this.runner = DirectRunner.start(store, new RecordedEvents(events -> {}), maxBatchCommands);
  }

  /** Opens an exchange on the store that a URI names; each command is durable when it returns. */
  public static DirectExchange open(String uri) {
    return open(Stores.open(uri), 1);
  }

  /**
   * Opens an exchange on a store, which is closed with it, or if this fails.
   *
   * @param maxBatchCommands commands that become durable together, from 1; {@link #commit} makes
   *     those that are pending durable before
   * @throws dev.matchbook.core.store.StoreException if recovery fails
   */
  public static DirectExchange open(ExchangeStore store, int maxBatchCommands) {
    Objects.requireNonNull(store, "store");
    try {
      return new DirectExchange(store, maxBatchCommands);
    } catch (RuntimeException | Error e) {
      store.close();
      throw e;
    }
  }

  /**
   * Applies a command.
   *
   * @return its events
   * @throws dev.matchbook.core.runner.RunnerStoppedException if the exchange has stopped, now or
   *     before
   */
  public List<Event> submit(Command command) {
    Applied applied = new Applied(Objects.requireNonNull(command, "command"));
    runner.submit(applied);
    return applied.events;
  }

  /** Makes everything durable that was submitted. */
  public void commit() {
    runner.commit();
  }

  /** How far everything is durable. */
  public Checkpoint committed() {
    return runner.committed();
  }

  /** The store, for queries. */
  public ExchangeStore store() {
    return store;
  }

  /** Makes everything durable that was submitted and closes the store. */
  @Override
  public void close() {
    try (store) {
      runner.close();
    }
  }

  private static final class Applied implements EngineTask<RecordedEvents> {
    private final Command command;
    private List<Event> events;

    Applied(Command command) {
      this.command = command;
    }

    @Override
    public int apply(MatchingEngine engine, RecordedEvents recorded) {
      int before = recorded.size();
      engine.apply(command);
      events = recorded.from(before);
      return 1;
    }
  }
}
