package dev.matchbook.composite;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps a slow reader from putting back what was removed or replaced outside of batches while it
 * read. Odd while such a write goes on. Any thread.
 */
final class AsideGate {
  private final AtomicLong count = new AtomicLong();

  /** What {@link #allows} is given by a reader that begins now. */
  long now() {
    return count.get();
  }

  /** Whether nothing was written aside since. */
  boolean allows(long then) {
    return then % 2 == 0 && count.get() == then;
  }

  /** Is called as such a write begins, and as it ends. */
  void turn() {
    count.incrementAndGet();
  }
}
