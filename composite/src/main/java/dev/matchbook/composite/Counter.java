package dev.matchbook.composite;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts, exactly, without an atomic operation where few threads count often: each of them has a
 * cell that nobody else writes. A thread that finds its cell taken counts together with others.
 *
 * <p>With a {@link LongAdder} alone a memory hit took as long, but as its increment is a fence the
 * processor did not begin the next lookup before the last one had ended: in a store too large for
 * its caches that was more than 100 ns a hit.
 */
final class Counter {
  private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);
  private static final int CELLS = 32;

  /** So many longs that two cells are in no common cache line. */
  private static final int STRIDE = 16;

  private final long[] owners = new long[CELLS];
  private final long[] counts = new long[(CELLS + 1) * STRIDE];
  private final LongAdder others = new LongAdder();

  /** One more. Any thread. */
  void increment() {
    long thread = Thread.currentThread().getId();
    int cell = (int) thread & CELLS - 1;
    if (owners[cell] == thread) {
      int at = (cell + 1) * STRIDE;
      CELL.setRelease(counts, at, counts[at] + 1);
    } else {
      first(thread, cell);
    }
  }

  /** Ids of threads are above 0 and never given twice. */
  private void first(long thread, int cell) {
    if (CELL.compareAndSet(owners, cell, 0L, thread)) {
      increment();
    } else {
      others.increment();
    }
  }

  /** How many so far; those of this thread, and of others as far as they are seen yet. */
  long sum() {
    long sum = others.sum();
    for (int at = STRIDE; at < counts.length; at += STRIDE) {
      sum += (long) CELL.getAcquire(counts, at);
    }
    return sum;
  }
}
