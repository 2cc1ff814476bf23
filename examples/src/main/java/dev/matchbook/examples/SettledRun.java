package dev.matchbook.examples;

import dev.matchbook.core.engine.MatchingEngine;
import dev.matchbook.core.runner.EngineRunner;
import dev.matchbook.core.runner.EngineTask;
import dev.matchbook.core.runner.RunnerStoppedException;
import dev.matchbook.spi.json.HeldEvents;
import dev.matchbook.spi.settlement.Settler;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A settler beside a run, and what it has left to do. */
final class SettledRun implements AutoCloseable {
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final EngineRunner<HeldEvents> runner;
  private final Duration patience;
  private final Settler settler;

  private SettledRun(EngineRunner<HeldEvents> runner, Duration patience, Settler settler) {
    this.runner = runner;
    this.patience = patience;
    this.settler = settler;
  }

  /**
   * Starts to settle, if that is wanted.
   *
   * @param runner stays the caller's to close, after this
   */
  static SettledRun start(EngineRunner<HeldEvents> runner, SettlementOptions options)
      throws Failure {
    Settler settler =
        options.areGiven() ? Settler.start(runner, options.gateway(), options.settings()) : null;
    return new SettledRun(runner, options.patience(), settler);
  }

  /**
   * Waits until nothing is left to settle, or there is no more patience.
   *
   * @return how many trades are left
   * @throws RunnerStoppedException if the runner has stopped
   */
  long finish() {
    long start = System.nanoTime();
    long left = settler == null ? 0 : left();
    while (left > 0 && !isOver(start)) {
      LockSupport.parkNanos(PAUSE_NANOS);
      left = left();
    }
    return left;
  }

  private boolean isOver(long start) {
    return patience != null && System.nanoTime() - start >= patience.toNanos();
  }

  private long left() {
    Left question = new Left();
    runner.submit(question);
    try {
      return question.answer.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RunnerStoppedException stopped) {
        throw stopped;
      }
      throw e;
    }
  }

  /** How many trades may still be busted. */
  private static final class Left implements EngineTask<HeldEvents> {
    private final CompletableFuture<Long> answer = new CompletableFuture<>();
    private long trades;

    @Override
    public int apply(MatchingEngine engine, HeldEvents events) {
      trades = engine.settlements().size();
      return 0;
    }

    @Override
    public void committed() {
      answer.complete(trades);
    }

    @Override
    public void failed(RunnerStoppedException reason) {
      answer.completeExceptionally(reason);
    }
  }

  /** Begins nothing more. */
  @Override
  public void close() {
    if (settler != null) {
      settler.close();
    }
  }
}
