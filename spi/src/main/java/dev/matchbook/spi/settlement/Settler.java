package dev.matchbook.spi.settlement;

import dev.matchbook.core.runner.EngineRunner;
import dev.matchbook.core.runner.EventBuffer;
import dev.matchbook.core.runner.QueueFullException;
import dev.matchbook.core.runner.RunnerSettings.Acknowledge;
import dev.matchbook.core.runner.RunnerStoppedException;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settles the trades of an engine by a gateway, on threads of its own, until it is closed or the
 * engine's runner has ended. All methods may be called from any thread.
 *
 * <p>One engine has one settler at a time, as it has one runner. A settler that starts on an engine
 * that was recovered goes on with its batches: it asks the gateway about each before it gives it
 * anything.
 */
public final class Settler implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Settler.class);

  /** The reason of a bust of a trade that was in no batch in time. */
  public static final String NOT_IN_TIME = "not settled in time";

  private static final long MOST_TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long LEAST_TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long CLOSE_SECONDS = 10;

  private final SettlementRound round;
  private final ScheduledExecutorService ticks;
  private final ExecutorService calls;

  private Settler(EngineAccess engine, SettlementGateway gateway, SettlementSettings settings) {
    calls = Executors.newFixedThreadPool(settings.attempts().threads(), threads("gateway"));
    ticks = Executors.newSingleThreadScheduledExecutor(threads("settler"));
    RandomGenerator chance = () -> ThreadLocalRandom.current().nextLong();
    round = new SettlementRound(engine, gateway, settings, calls, chance);
    long poll = settings.attempts().poll().toNanos();
    long tick = Math.max(LEAST_TICK_NANOS, Math.min(poll, MOST_TICK_NANOS));
    ticks.scheduleWithFixedDelay(this::tick, 0, tick, TimeUnit.NANOSECONDS);
  }

  /**
   * Starts to settle.
   *
   * @param runner stays the caller's to close, after the settler
   * @throws IllegalArgumentException if the runner tells what is done before it is durable: a batch
   *     could then be settled that the engine forgets
   */
  public static <B extends EventBuffer> Settler start(
      EngineRunner<B> runner, SettlementGateway gateway, SettlementSettings settings) {
    Objects.requireNonNull(runner, "runner");
    Objects.requireNonNull(gateway, "gateway");
    Objects.requireNonNull(settings, "settings");
    if (runner.settings().acknowledge() != Acknowledge.DURABLE) {
      throw new IllegalArgumentException("runner: acknowledges what is not durable");
    }
    return new Settler(new RunnerAccess<>(runner), gateway, settings);
  }

  private static ThreadFactory threads(String what) {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, "matchbook-" + what + "-" + number.getAndIncrement());
      thread.setDaemon(true);
      return thread;
    };
  }

  private void tick() {
    try {
      round.run();
    } catch (QueueFullException e) {
      LOG.debug("the queue is full; trades wait", e);
    } catch (RunnerStoppedException e) {
      LOG.info("nothing is settled any more: {}", e.getMessage());
      ticks.shutdown();
    } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
      LOG.error("a round of settlement failed", e);
    }
  }

  /** Whether it was closed. */
  public boolean isClosed() {
    return calls.isShutdown();
  }

  /**
   * Begins nothing more, and waits up to 10 s for what the gateway is doing. What it does not
   * finish goes on with the next settler. Done again it changes nothing.
   */
  @Override
  public void close() {
    ticks.shutdown();
    calls.shutdown();
    try {
      ticks.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
      if (!calls.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("the gateway has not answered for {} s; it is left alone", CLOSE_SECONDS);
        calls.shutdownNow();
      }
    } catch (InterruptedException e) {
      calls.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
