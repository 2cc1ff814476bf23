package dev.matchbook.composite;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What one layer still has to be given, in order, bounded. A step stays at the head while it is
 * done, so that nobody overtakes it. Any thread.
 *
 * <p>It takes steps only while it is accepting: from the moment before the truth's checkpoint is
 * read for catching up, so that nothing falls between the two.
 */
final class StepQueue {
  /** What {@link #offer} answers where nothing is taken. */
  static final long NOT_ACCEPTING = -1;

  /** What {@link #offer} answers where there is no room. */
  static final long FULL = -2;

  private static final int MOST_FILLS = 256;
  private static final int MOST_MISSED = 1_000;
  private static final long CLOSING_PAUSE_NANOS = 5_000_000;

  final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final int most;
  private final Deque<Step> steps = new ArrayDeque<>();
  private final Deque<Step> fills = new ArrayDeque<>();

  /** What was not done to the layer and is no batch: no checkpoint shows that it is missing. */
  private final List<Step> missed = new ArrayList<>();

  private boolean missedTooMuch;
  private long generation;
  private boolean accepting;
  private boolean closing;
  private long offered;
  private long done;

  StepQueue(int most) {
    this.most = most;
  }

  /** Takes steps from now on. */
  void accept() {
    lock.lock();
    try {
      drop();
      generation++;
      done = offered;
      accepting = true;
    } finally {
      lock.unlock();
    }
  }

  /** Takes no more and forgets what is there. */
  void refuse() {
    lock.lock();
    try {
      accepting = false;
      drop();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void drop() {
    steps.forEach(this::miss);
    steps.clear();
    fills.clear();
  }

  /** Notes that the layer was not given this. */
  void miss(Step step) {
    lock.lock();
    try {
      if (!(step instanceof Step.Commit)) {
        missedTooMuch |= missed.size() >= MOST_MISSED;
        if (!missedTooMuch) {
          missed.add(step);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * What the layer was not given since {@link #forget}, in order; null if nobody knows any more.
   */
  List<Step> missed() {
    lock.lock();
    try {
      return missedTooMuch ? null : List.copyOf(missed);
    } finally {
      lock.unlock();
    }
  }

  /** The first of those that were missed have been done. */
  void forget(List<Step> first) {
    lock.lock();
    try {
      missed.subList(0, first.size()).clear();
    } finally {
      lock.unlock();
    }
  }

  /** What was missed is of no matter any more: the layer is filled anew. */
  void forgetAll() {
    lock.lock();
    try {
      missed.clear();
      missedTooMuch = false;
    } finally {
      lock.unlock();
    }
  }

  boolean isAccepting() {
    lock.lock();
    try {
      return accepting;
    } finally {
      lock.unlock();
    }
  }

  /** Whether nothing waits and nothing is being done. */
  boolean isEmpty() {
    lock.lock();
    try {
      return steps.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Adds a step; waits for room no longer than that.
   *
   * @return its number, or {@link #NOT_ACCEPTING} or {@link #FULL}
   */
  long offer(Step step, long nanos) {
    lock.lock();
    try {
      long left = nanos;
      while (accepting && steps.size() >= most && left > 0) {
        left = await(left);
      }
      if (!accepting) {
        return NOT_ACCEPTING;
      }
      if (steps.size() >= most) {
        return FULL;
      }
      if (!(step instanceof Step.Commit)) {
        // What was found before this is not to be put back after it.
        fills.clear();
      }
      steps.add(step);
      changed.signalAll();
      return ++offered;
    } finally {
      lock.unlock();
    }
  }

  /** Adds what need not be there; leaves it where there is no room. */
  boolean offerFill(Step step) {
    lock.lock();
    try {
      boolean room = accepting && fills.size() < MOST_FILLS;
      if (room) {
        fills.add(step);
        changed.signalAll();
      }
      return room;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until that step is done, no longer than that; false if it is not. */
  boolean awaitDone(long number, long nanos) {
    lock.lock();
    try {
      long left = nanos;
      long then = generation;
      while (accepting && generation == then && done < number && left > 0) {
        left = await(left);
      }
      return accepting && generation == then && done >= number;
    } finally {
      lock.unlock();
    }
  }

  /** The next step, which stays until {@link #done}; waits no longer than that, then null. */
  Step next(long nanos) {
    lock.lock();
    try {
      long left = nanos;
      while (accepting && !closing && steps.isEmpty() && fills.isEmpty() && left > 0) {
        left = await(left);
      }
      Step step = steps.peek();
      return step == null ? fills.peek() : step;
    } finally {
      lock.unlock();
    }
  }

  /** The step at the head is done. */
  void done(Step step) {
    lock.lock();
    try {
      if (steps.peek() == step) {
        steps.remove();
        done++;
      } else if (fills.peek() == step) {
        fills.remove();
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until somebody wakes it, no longer than that. */
  void pause(long nanos) {
    lock.lock();
    try {
      await(closing ? Math.min(nanos, CLOSING_PAUSE_NANOS) : nanos);
    } finally {
      lock.unlock();
    }
  }

  /** Nobody waits for steps any more. */
  void close() {
    lock.lock();
    try {
      closing = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** A host that interrupts its thread says nothing of the layer. */
  private long await(long nanos) {
    long end = System.nanoTime() + nanos;
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return changed.awaitNanos(end - System.nanoTime());
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  static long nanos(java.time.Duration time) {
    return TimeUnit.NANOSECONDS.convert(time);
  }
}
