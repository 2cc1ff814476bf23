package dev.matchbook.spi;

import dev.matchbook.core.command.Command;
import dev.matchbook.core.engine.MatchingEngine;
import dev.matchbook.core.event.Event;
import dev.matchbook.core.runner.DirectRunner;
import dev.matchbook.core.runner.EngineTask;
import dev.matchbook.core.runner.RecordedEvents;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.spi.OrderAuthenticator.Verdict;
import java.util.List;
import java.util.Objects;

/**
 * An {@link Exchange} without threads, for tests, back-tests and hosts with a loop of their own:
 * everything happens in the call. Not safe for use by several threads at once.
 */
public final class DirectExchange implements AutoCloseable {
  private final ExchangeStore store;
  private final DirectRunner<RecordedEvents> runner;
  private final OrderAuthenticator authenticator;

  private DirectExchange(
      ExchangeStore store, int maxBatchCommands, OrderAuthenticator authenticator) {
    this.store = store;
    this.authenticator = authenticator;
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
    return open(store, maxBatchCommands, (command, credential) -> Verdict.accept());
  }

  /**
   * The same, where an authenticator is asked about each command, in the call.
   *
   * @throws dev.matchbook.core.store.StoreException if recovery fails
   */
  public static DirectExchange open(
      ExchangeStore store, int maxBatchCommands, OrderAuthenticator authenticator) {
    Objects.requireNonNull(store, "store");
    Objects.requireNonNull(authenticator, "authenticator");
    try {
      return new DirectExchange(store, maxBatchCommands, authenticator);
    } catch (RuntimeException | Error e) {
      store.close();
      throw e;
    }
  }

  /**
   * Applies a command.
   *
   * @return its events
   * @throws CommandRefusedException if the authenticator refuses it
   * @throws dev.matchbook.core.runner.RunnerStoppedException if the exchange has stopped, now or
   *     before
   */
  public List<Event> submit(Command command) {
    return submit(command, null);
  }

  /**
   * The same with what proves whose it is.
   *
   * @param credential for the authenticator, or null
   */
  public List<Event> submit(Command command, Credential credential) {
    Objects.requireNonNull(command, "command");
    Verdict verdict = Gate.ask(authenticator, command, credential);
    if (verdict instanceof Verdict.Refused refused) {
      throw new CommandRefusedException(refused.reason());
    }
    Applied applied = new Applied(CommandTask.authorized(command, (Verdict.Accepted) verdict));
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
