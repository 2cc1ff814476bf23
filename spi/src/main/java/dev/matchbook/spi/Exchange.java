package dev.matchbook.spi;

import dev.matchbook.core.command.Command;
import dev.matchbook.core.engine.MatchingEngine;
import dev.matchbook.core.event.Event;
import dev.matchbook.core.runner.EngineRunner;
import dev.matchbook.core.runner.RecordedEvents;
import dev.matchbook.core.runner.RunnerSettings;
import dev.matchbook.core.runner.RunnerState;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.spi.settlement.SettlementGateway;
import dev.matchbook.spi.settlement.SettlementSettings;
import dev.matchbook.spi.settlement.Settler;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An exchange whose orders outlive the process: commands in from any thread, events out once they
 * are durable.
 *
 * <pre>{@code
 * try (Exchange exchange = Exchange.open("file:data")) {
 *   exchange.submit(AddMarket.of("ETH-USDC", "0.01", "0.001")).join();
 *   ...
 * }
 * }</pre>
 *
 * <p>Opened again on the same store it goes on as if it had never stopped. All methods may be
 * called from any thread; commands of one thread are applied in its order. If the store fails, the
 * exchange stops: what is not acknowledged then is not durable, or not known to be, and {@link
 * #failure} says why; open another one to go on.
 */
public final class Exchange implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

  private final ExchangeStore store;
  private final EngineRunner<RecordedEvents> runner;
  private final Gate gate;
  private Settler settler;
  private final List<Consumer<? super Event>> listeners = new CopyOnWriteArrayList<>();

  private Exchange(ExchangeStore store, RunnerSettings settings, Authentication authentication) {
    this.store = store;
    this.runner = EngineRunner.start(store, settings, () -> new RecordedEvents(this::tell));
    this.gate = authentication == null ? null : new Gate(runner, authentication);
  }

  /**
   * Opens an exchange on the store that a URI names, with every default.
   *
   * @param uri such as {@code file:data} or {@code memory:}
   * @throws IllegalArgumentException if the URI names no store, saying what is wrong
   * @throws dev.matchbook.core.store.StoreException if the store cannot be opened
   */
  public static Exchange open(String uri) {
    return open(uri, RunnerSettings.defaults());
  }

  /** As {@link #open(String)}, with other bounds. */
  public static Exchange open(String uri, RunnerSettings settings) {
    return open(Stores.open(uri), settings);
  }

  /**
   * Opens an exchange on a store, which is closed with it, or if this fails.
   *
   * @throws dev.matchbook.core.store.StoreException if recovery fails
   */
  public static Exchange open(ExchangeStore store, RunnerSettings settings) {
    Objects.requireNonNull(store, "store");
    return opened(store, settings, null);
  }

  /**
   * The same, where an authenticator is asked about each command before it reaches the queue.
   *
   * @throws dev.matchbook.core.store.StoreException if recovery fails
   */
  public static Exchange open(
      ExchangeStore store, RunnerSettings settings, Authentication authentication) {
    Objects.requireNonNull(store, "store");
    return opened(store, settings, Objects.requireNonNull(authentication, "authentication"));
  }

  private static Exchange opened(
      ExchangeStore store, RunnerSettings settings, Authentication authentication) {
    try {
      return new Exchange(store, settings, authentication);
    } catch (RuntimeException | Error e) {
      store.close();
      throw e;
    }
  }

  /**
   * Submits a command.
   *
   * @return completes with the command's events when they are durable; exceptionally with a {@link
   *     CommandRefusedException} if the authenticator refuses it, with a {@link
   *     dev.matchbook.core.runner.RunnerStoppedException} if they never will be
   * @throws dev.matchbook.core.runner.QueueFullException if the queue is full and the settings say
   *     to refuse; by default this waits
   * @throws dev.matchbook.core.runner.RunnerStoppedException if the exchange does not run any more
   */
  public CompletableFuture<List<Event>> submit(Command command) {
    return submit(command, (Credential) null);
  }

  /**
   * Submits a command with what proves whose it is.
   *
   * @param credential for the authenticator, or null
   * @return as {@link #submit(Command)}
   * @throws IllegalStateException if there is a credential and nobody to look at it
   */
  public CompletableFuture<List<Event>> submit(Command command, Credential credential) {
    CompletableFuture<List<Event>> events = new CompletableFuture<>();
    submit(
        command,
        credential,
        (done, failure) -> {
          if (failure == null) {
            events.complete(done);
          } else {
            events.completeExceptionally(failure);
          }
        });
    return events;
  }

  /**
   * Submits a command and has its outcome told on the exchange's thread.
   *
   * @param acknowledgement must not block; what it throws is logged
   * @throws dev.matchbook.core.runner.QueueFullException as {@link #submit(Command)}
   * @throws dev.matchbook.core.runner.RunnerStoppedException as {@link #submit(Command)}
   */
  public void submit(Command command, Acknowledgement acknowledgement) {
    submit(command, null, acknowledgement);
  }

  /**
   * The same with what proves whose it is.
   *
   * @param credential for the authenticator, or null
   * @throws IllegalStateException if there is a credential and nobody to look at it
   */
  public void submit(Command command, Credential credential, Acknowledgement acknowledgement) {
    if (gate != null) {
      gate.submit(command, credential, acknowledgement);
    } else if (credential == null) {
      runner.submit(new CommandTask(command, acknowledgement));
    } else {
      throw new IllegalStateException("credential: the exchange has no authenticator");
    }
  }

  /**
   * Looks at the engine, on its thread, after all commands submitted before by this thread.
   *
   * @param question must neither block nor give the engine commands; what it throws is the answer
   * @return completes when everything that the question has seen is durable
   */
  public <T> CompletableFuture<T> ask(Function<? super MatchingEngine, ? extends T> question) {
    QuestionTask<T> task = new QuestionTask<>(question);
    runner.submit(task);
    return task.answer();
  }

  /**
   * Has every event told once it is durable, in the order of {@code seq}, from the next batch on.
   *
   * @param listener is called on one thread; what it throws is logged and does no harm. While it
   *     works nothing is committed: it should hand over rather than work
   */
  public void listen(Consumer<? super Event> listener) {
    listeners.add(Objects.requireNonNull(listener, "listener"));
  }

  /** Tells a listener no more. */
  public void unlisten(Consumer<? super Event> listener) {
    listeners.remove(listener);
  }

  /**
   * Starts to settle the trades of markets that settle.
   *
   * @return runs until it is closed, or the exchange is
   * @throws IllegalArgumentException if the exchange tells what is done before it is durable
   * @throws IllegalStateException if another settler of this exchange is not closed
   */
  public synchronized Settler settle(SettlementGateway gateway, SettlementSettings settings) {
    if (settler != null && !settler.isClosed()) {
      throw new IllegalStateException("another settler of this exchange is not closed");
    }
    settler = Settler.start(runner, gateway, settings);
    return settler;
  }

  private void tell(List<Event> events) {
    for (Consumer<? super Event> listener : listeners) {
      for (Event event : events) {
        try {
          listener.accept(event);
        } catch (RuntimeException e) {
          LOG.warn("a listener threw at event {}", event.seq(), e);
        }
      }
    }
  }

  /** The store, for queries: it has everything that is acknowledged. */
  public ExchangeStore store() {
    return store;
  }

  /** How far everything is durable. */
  public Checkpoint committed() {
    return runner.committed();
  }

  /** Whether it takes commands. */
  public RunnerState state() {
    return runner.state();
  }

  /** Why it has stopped by itself, if it has. */
  public Optional<Throwable> failure() {
    return runner.failure();
  }

  /**
   * Finishes and acknowledges everything that was submitted, then closes the store. Done again it
   * changes nothing.
   *
   * @throws dev.matchbook.core.runner.RunnerStoppedException if it had stopped by itself
   * @throws IllegalStateException if called by an authenticator or on the exchange's own threads
   */
  @Override
  public void close() {
    if (gate != null) {
      gate.requireForeignThread();
    }
    try (store;
        runner) {
      if (gate != null) {
        gate.close();
      }
    }
  }
}
