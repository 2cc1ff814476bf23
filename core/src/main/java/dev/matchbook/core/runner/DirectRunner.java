package dev.matchbook.core.runner;

import dev.matchbook.core.engine.JournaledEngine;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.ExchangeStore;
import java.util.Objects;

/**
 * Runs an engine on its store on the caller's thread, without any of its own: for tests, back-tests
 * and hosts with a loop of their own. Not safe for use by several threads at once.
 *
 * <p>When the store or the engine fails, everything that is not durable is failed and the runner
 * takes no commands any more.
 *
 * @param <B> where the events go
 */
public final class DirectRunner<B extends EventBuffer> implements AutoCloseable {
  private final ExchangeStore store;
  private final JournaledEngine engine;
  private final OpenBatch<B> batch;
  private final CommittedCheckpoint committed;
  private final int maxBatchCommands;
  private RunnerStoppedException stopped;
  private boolean busy;

  private DirectRunner(ExchangeStore store, B events, int maxBatchCommands) {
    this.store = store;
    this.engine = JournaledEngine.on(store, events);
    this.batch = new OpenBatch<>(events);
    this.committed = new CommittedCheckpoint(engine.checkpoint());
    this.maxBatchCommands = maxBatchCommands;
  }

  /**
   * Recovers the engine from the store.
   *
   * @param store stays the caller's to close
   * @param events is told what is durable
   * @param maxBatchCommands commands, or tasks where there are more of these, after which a batch
   *     is committed, from 1; 1 commits each task
   * @throws dev.matchbook.core.store.StoreException if recovery fails
   */
  public static <B extends EventBuffer> DirectRunner<B> start(
      ExchangeStore store, B events, int maxBatchCommands) {
    if (maxBatchCommands < 1) {
      throw new IllegalArgumentException("maxBatchCommands: below 1: " + maxBatchCommands);
    }
    Objects.requireNonNull(store, "store");
    Objects.requireNonNull(events, "events");
    return new DirectRunner<>(store, events, maxBatchCommands);
  }

  /**
   * Applies a task and commits if the batch is full.
   *
   * @throws RunnerStoppedException if the runner has stopped, now or before
   * @throws IllegalStateException if called from a task or an {@link EventBuffer}
   */
  public void submit(EngineTask<B> task) {
    Objects.requireNonNull(task, "task");
    requireRunning();
    busy = true;
    try {
      batch.apply(task, engine, false);
    } catch (Throwable e) {
      throw stop(e);
    } finally {
      busy = false;
    }
    if (batch.size() >= maxBatchCommands) {
      commit();
    }
  }

  /**
   * Makes everything durable that was submitted, and acknowledges it.
   *
   * @throws RunnerStoppedException if the runner has stopped, now or before
   * @throws IllegalStateException if called from a task or an {@link EventBuffer}
   */
  public void commit() {
    requireRunning();
    busy = true;
    try {
      batch.end(engine);
      batch.commit(store, committed);
    } catch (Throwable e) {
      throw stop(e);
    } finally {
      busy = false;
    }
  }

  /** How far everything is durable. */
  public Checkpoint committed() {
    return committed.get();
  }

  /** Commits what is left. Done again, or after a failure, it changes nothing. */
  @Override
  public void close() {
    if (stopped == null) {
      commit();
      stopped = new RunnerStoppedException("the runner is closed", null);
    }
  }

  private void requireRunning() {
    if (stopped != null) {
      throw new RunnerStoppedException(stopped.getMessage(), stopped.getCause());
    }
    if (busy) {
      throw new IllegalStateException("a runner cannot be used by what it is running");
    }
  }

  private RunnerStoppedException stop(Throwable why) {
    stopped = new RunnerStoppedException("the runner has stopped: " + why.getMessage(), why);
    batch.fail(stopped);
    return stopped;
  }
}
