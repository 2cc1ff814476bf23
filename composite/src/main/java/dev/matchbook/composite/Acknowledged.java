package dev.matchbook.composite;

import dev.matchbook.core.store.Checkpoint;

/**
 * What is acknowledged, and whether a batch is on its way to be. A reader may find rows of that
 * batch before it is acknowledged; they are not shown before: so no reader sees what may yet be
 * lost, and none goes back in time when it asks another layer next. Any thread.
 */
final class Acknowledged {
  private volatile Checkpoint checkpoint = Checkpoint.START;

  /** Odd while a batch is on its way. */
  private volatile long flight;

  Checkpoint checkpoint() {
    return checkpoint;
  }

  /** Nothing is on its way yet. */
  void start(Checkpoint at) {
    checkpoint = at;
  }

  /** A batch is on its way. */
  void begin() {
    flight++;
  }

  /** The batch is acknowledged. */
  void end(Checkpoint reached) {
    checkpoint = reached;
    end();
  }

  /** The batch has ended, nobody knows how. */
  synchronized void end() {
    flight++;
    notifyAll();
  }

  /** Waits until what was seen, an event with that number, is acknowledged or will not be. */
  void await(long seq) {
    if (seq > checkpoint.seq()) {
      await();
    }
  }

  /** Waits until the batch that may have been seen has ended. */
  void await() {
    long now = flight;
    if (now % 2 != 0) {
      awaitEnd(now);
    }
  }

  private synchronized void awaitEnd(long seen) {
    boolean interrupted = false;
    while (flight == seen) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
