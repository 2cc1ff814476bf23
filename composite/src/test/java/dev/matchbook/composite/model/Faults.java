package dev.matchbook.composite.model;

import dev.matchbook.core.store.StoreException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * What is to go wrong with a store: set by a test, asked by the store before and after everything
 * it does. Any thread.
 */
final class Faults {
  /** What a hold may last at most, so that a script that forgets it does not hang. */
  private static final long MOST_SECONDS = 10;

  private static final int SELDOM = 256;
  private static final long SHORT_NANOS = 30_000;

  private final String name;
  private final boolean jitters;
  private final AtomicInteger writes = new AtomicInteger();
  private final AtomicInteger written = new AtomicInteger();
  private final AtomicInteger reads = new AtomicInteger();
  private final AtomicInteger held = new AtomicInteger();
  private volatile StoreException.Kind kind = StoreException.Kind.FAILED;
  private volatile int period = 1;
  private volatile boolean after;
  private volatile boolean unreachable;
  private volatile CountDownLatch writeHold;
  private volatile CountDownLatch readHold;

  /**
   * No faults.
   *
   * @param jitters whether threads stop for a moment now and then, so that they overtake each other
   */
  Faults(String name, boolean jitters) {
    this.name = name;
    this.jitters = jitters;
  }

  /** Every so manieth write fails, so many altogether: so does some step of what takes several. */
  void failWrites(int every, int count, StoreException.Kind how, boolean afterwards) {
    kind = how;
    after = afterwards;
    period = every;
    written.set(0);
    writes.set(count);
  }

  /** The next reads fail. */
  void failReads(int count, StoreException.Kind how) {
    kind = how;
    reads.set(count);
  }

  /** Everything fails, opening too. */
  void unreachable() {
    kind = StoreException.Kind.FAILED;
    unreachable = true;
  }

  /** Not everything fails any more. */
  void reachable() {
    unreachable = false;
  }

  /** Writes stop, having been done or before, until {@link #lift}. */
  void holdWrites(boolean afterwards) {
    release(writeHold);
    after = afterwards;
    writeHold = new CountDownLatch(1);
  }

  /** Answers of reads are late, until {@link #lift}. */
  void holdReads() {
    release(readHold);
    readHold = new CountDownLatch(1);
  }

  /** Everything works again, and what is held goes on. */
  void lift() {
    writes.set(0);
    reads.set(0);
    unreachable = false;
    release(writeHold);
    writeHold = null;
    liftReads();
  }

  private static void release(CountDownLatch hold) {
    if (hold != null) {
      hold.countDown();
    }
  }

  /** Reads are answered in time again. */
  void liftReads() {
    release(readHold);
    readHold = null;
  }

  /** How many threads are held. */
  int held() {
    return held.get();
  }

  void reach() {
    if (unreachable) {
      throw fault("unreachable");
    }
  }

  void beforeWrite() {
    jitter();
    reach();
    if (!after) {
      await(writeHold);
      failWrite();
    }
  }

  void afterWrite() {
    jitter();
    if (after) {
      await(writeHold);
      failWrite();
    }
  }

  private void failWrite() {
    if (written.incrementAndGet() % period == 0) {
      fail(writes);
    }
  }

  void beforeRead() {
    reach();
    fail(reads);
  }

  void afterRead() {
    jitter();
    await(readHold);
  }

  private void fail(AtomicInteger left) {
    if (left.get() > 0 && left.getAndDecrement() > 0) {
      throw fault("as was asked for");
    }
  }

  private StoreException fault(String why) {
    return switch (kind) {
      case FAILED -> StoreException.failed(name, why, null);
      case REJECTED -> StoreException.rejected(name, why);
      case CORRUPT -> StoreException.corrupt(name, why, null);
    };
  }

  private void jitter() {
    if (jitters && ThreadLocalRandom.current().nextInt(SELDOM) == 0) {
      LockSupport.parkNanos(SHORT_NANOS);
    }
  }

  private void await(CountDownLatch hold) {
    if (hold == null) {
      return;
    }
    held.incrementAndGet();
    try {
      if (!hold.await(MOST_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("held too long");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      held.decrementAndGet();
    }
  }
}
