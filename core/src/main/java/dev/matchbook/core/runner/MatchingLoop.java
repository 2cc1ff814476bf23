package dev.matchbook.core.runner;

import com.lmax.disruptor.AlertException;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.SequenceBarrier;
import com.lmax.disruptor.TimeoutException;
import dev.matchbook.core.engine.JournaledEngine;
import dev.matchbook.core.runner.RunnerSettings.Acknowledge;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;

/**
 * The thread that matches: takes tasks off the ring, applies them and hands a batch over whenever
 * the committer is free, or the batch is as large as it may be.
 */
final class MatchingLoop<B extends EventBuffer> {
  /** About as long as somebody takes who has a place and puts a task there at once. */
  private static final int SPINS = 100;

  private static final long PAUSE_NANOS = 20_000;

  private final RingBuffer<TaskSlot<B>> ring;
  private final SequenceBarrier barrier;
  private final Sequence matched;
  private final JournaledEngine engine;
  private final Committer<B> committer;
  private final RunnerSettings settings;
  private final boolean tellsAtOnce;
  private OpenBatch<B> batch;
  private long next;

  /** The place of the ring without which this thread cannot go on, while it sleeps; else −1. */
  private volatile long awaited = -1;

  private volatile Thread thread;
  private volatile boolean closing;
  private volatile boolean failed;

  /**
   * A loop that has not started.
   *
   * @param matched gates the ring: tasks up to here were taken
   */
  MatchingLoop(
      RingBuffer<TaskSlot<B>> ring,
      Sequence matched,
      JournaledEngine engine,
      Committer<B> committer,
      RunnerSettings settings) {
    this.ring = ring;
    this.barrier = ring.newBarrier();
    this.matched = matched;
    this.engine = engine;
    this.committer = committer;
    this.settings = settings;
    this.tellsAtOnce = settings.acknowledge() == Acknowledge.MATCHED;
  }

  /** Wakes the loop: the committer is free, or the end has come. Any thread. */
  void wake() {
    barrier.alert();
    LockSupport.unpark(thread);
  }

  /** A place that was reserved has been filled. Any thread, after a full fence. */
  void filled(long at) {
    if (awaited == at) {
      LockSupport.unpark(thread);
    }
  }

  /** Lets the loop end when it has matched everything that was submitted. Any thread. */
  void close() {
    closing = true;
    wake();
  }

  /** Lets the loop end at once. Any thread. */
  void fail() {
    failed = true;
    wake();
  }

  /** Matches until it is closed or fails. */
  void run() throws InterruptedException {
    thread = Thread.currentThread();
    begin();
    while (!failed) {
      long available = await();
      // what was claimed and is not there yet may have something behind it that was submitted
      boolean last = closing && available < next && ring.getCursor() < next;
      while (next <= available && !failed) {
        match();
      }
      if (!batch.isEmpty() && (committer.isIdle() || last)) {
        handOver();
      }
      if (last) {
        return;
      }
    }
  }

  /** What was matched and not handed over; or null. */
  OpenBatch<B> unfinished() {
    return batch;
  }

  /** Takes the next task that was submitted, matched or not; null if there is none. */
  EngineTask<B> takeNext() {
    if (!ring.isAvailable(next)) {
      return null;
    }
    EngineTask<B> task = ring.get(next).take();
    matched.set(next++);
    return task;
  }

  private long await() throws InterruptedException {
    try {
      if (closing) {
        return availableAtEnd();
      }
      long available = barrier.waitFor(next);
      if (available < next && !(committer.isIdle() && !batch.isEmpty())) {
        awaitReserved();
      }
      return available;
    } catch (AlertException e) {
      barrier.clearAlert();
      return next - 1;
    } catch (TimeoutException e) {
      return next - 1;
    }
  }

  /**
   * Sleeps until the next place is filled, which somebody has taken and still works on. The ring
   * does not: for it the place is taken, and so there is something to be had.
   */
  private void awaitReserved() {
    for (int i = 0; i < SPINS; i++) {
      if (ring.isAvailable(next)) {
        return;
      }
      Thread.onSpinWait();
    }
    awaited = next;
    VarHandle.fullFence();
    if (!ring.isAvailable(next) && !closing && !failed) {
      LockSupport.park(this);
    }
    awaited = -1;
  }

  private long availableAtEnd() {
    if (ring.isAvailable(next)) {
      return next;
    }
    LockSupport.parkNanos(PAUSE_NANOS);
    return next - 1;
  }

  private void match() throws InterruptedException {
    batch.apply(takeNext(), engine, tellsAtOnce);
    if (batch.size() >= settings.maxBatchCommands()
        || engine.changes() >= settings.maxBatchRows()) {
      handOver();
    }
  }

  private void handOver() throws InterruptedException {
    batch.end(engine);
    committer.write(batch);
    batch = null;
    begin();
  }

  private void begin() throws InterruptedException {
    batch = committer.takeFree();
    engine.listener(batch.events);
  }
}
