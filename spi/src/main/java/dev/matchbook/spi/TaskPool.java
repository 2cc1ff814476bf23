package dev.matchbook.spi;

import dev.matchbook.core.engine.MatchingEngine;
import dev.matchbook.core.runner.EngineRunner;
import dev.matchbook.core.runner.EngineTask;
import dev.matchbook.core.runner.EventBuffer;
import dev.matchbook.core.runner.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;

/**
 * Threads that make a runner's tasks, which are applied in the order in which they were submitted
 * here, however long each takes to make. All methods may be called from any thread.
 *
 * <p>Each takes its place in the runner's queue when it is submitted, and so they have its bound. A
 * thread takes a share of what waits at once, at most {@value #MOST_AT_ONCE}: the runner's own
 * thread, which sleeps until the next place is filled, then wakes once for many. Measured on two
 * cores with signatures checked in Java: shares of 16 let 76 % of the bare verifier's rate through,
 * shares of 64 86 %.
 *
 * @param <B> where the events go
 */
public final class TaskPool<B extends EventBuffer> implements AutoCloseable {
  private static final int MOST_AT_ONCE = 64;

  /** What waits to be made, and where it goes. */
  private record Work<B extends EventBuffer>(
      Place<B> place, Supplier<? extends EngineTask<B>> maker) {}

  private final EngineRunner<B> runner;

  /** Bounded by the places of the runner's queue: each of these has one. */
  private final BlockingQueue<Work<B>> waiting = new LinkedBlockingQueue<>();

  private final List<Thread> threads = new ArrayList<>();
  private final int size;
  private final Work<B> end = new Work<>(null, null);
  private boolean closed;

  /**
   * Starts the threads.
   *
   * @param runner stays the caller's to close, after the pool
   * @param threads from 1
   * @throws IllegalArgumentException if there are to be no threads
   */
  public TaskPool(EngineRunner<B> runner, int threads) {
    this.runner = Objects.requireNonNull(runner, "runner");
    if (threads < 1) {
      throw new IllegalArgumentException("threads: below 1: " + threads);
    }
    size = threads;
    for (int i = 0; i < threads; i++) {
      Thread thread = new Thread(this::work, "matchbook-authenticator-" + i);
      thread.setDaemon(true);
      this.threads.add(thread);
    }
    this.threads.forEach(Thread::start);
  }

  /**
   * Takes a place for a task that one of the threads will make; where the pool is closed, the
   * caller's own.
   *
   * @param maker makes the task; what it throws stops the runner, as what a task throws does
   * @throws dev.matchbook.core.runner.QueueFullException as {@link EngineRunner#submit}
   * @throws dev.matchbook.core.runner.RunnerStoppedException as {@link EngineRunner#submit}
   */
  public void submit(Supplier<? extends EngineTask<B>> maker) {
    Objects.requireNonNull(maker, "maker");
    // no lock is held here: this may wait for room, which others may have to make
    Place<B> place = runner.reserve();
    if (!add(new Work<>(place, maker))) {
      place.fill(make(maker));
    }
  }

  private synchronized boolean add(Work<B> work) {
    return !closed && waiting.add(work);
  }

  /** Whether anything is left to close; then the threads end behind what waits. */
  private synchronized void endThreads() {
    for (int i = 0; i < size && !closed; i++) {
      waiting.add(end);
    }
    closed = true;
  }

  /**
   * Makes what was submitted and ends the threads. Done again it changes nothing.
   *
   * @throws IllegalStateException if called by one of the threads
   */
  @Override
  public void close() {
    requireForeignThread();
    endThreads();
    boolean interrupted = false;
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          // places that were taken must be filled
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  void requireForeignThread() {
    if (threads.contains(Thread.currentThread())) {
      throw new IllegalStateException("a pool cannot be closed by its own thread");
    }
  }

  private void work() {
    List<Work<B>> share = new ArrayList<>(MOST_AT_ONCE);
    List<EngineTask<B>> made = new ArrayList<>(MOST_AT_ONCE);
    while (true) {
      try {
        share.add(waiting.take());
      } catch (InterruptedException e) {
        continue;
      }
      waiting.drainTo(share, Math.min(waiting.size() / size, MOST_AT_ONCE - 1));
      int ends = make(share, made);
      share.clear();
      made.clear();
      if (ends > 0) {
        // of a share with more than one end, the others are for the other threads
        for (int i = 1; i < ends; i++) {
          waiting.add(end);
        }
        return;
      }
    }
  }

  /** Makes, then fills, all of a share; returns how many ends there were. */
  private int make(List<Work<B>> share, List<EngineTask<B>> made) {
    int ends = 0;
    for (Work<B> work : share) {
      made.add(work == end ? null : make(work.maker()));
    }
    // the first place last: the runner waits for it, and then finds the others filled
    for (int i = made.size() - 1; i >= 0; i--) {
      if (made.get(i) == null) {
        ends++;
      } else {
        share.get(i).place().fill(made.get(i));
      }
    }
    return ends;
  }

  private EngineTask<B> make(Supplier<? extends EngineTask<B>> maker) {
    try {
      return Objects.requireNonNull(maker.get(), "task");
    } catch (Throwable e) {
      return new Broken<>(e);
    }
  }

  /** A task that could not be made. */
  private record Broken<B extends EventBuffer>(Throwable why) implements EngineTask<B> {
    @Override
    public int apply(MatchingEngine engine, B events) {
      throw new IllegalStateException("a task could not be made: " + why.getMessage(), why);
    }
  }
}
