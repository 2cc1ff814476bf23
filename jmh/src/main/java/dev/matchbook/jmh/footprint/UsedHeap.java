package dev.matchbook.jmh.footprint;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;

/** What is reachable on this JVM's heap. */
final class UsedHeap {
  private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();
  private static final int MOST_COLLECTIONS = 12;
  private static final long STEADY_BYTES = 512;

  private UsedHeap() {}

  /** Bytes in use after as many garbage collections as it takes until they agree. */
  static long bytes() {
    long last = collect();
    for (int i = 0; i < MOST_COLLECTIONS; i++) {
      long now = collect();
      if (Math.abs(now - last) <= STEADY_BYTES) {
        return now;
      }
      last = now;
    }
    return last;
  }

  private static long collect() {
    System.gc();
    return MEMORY.getHeapMemoryUsage().getUsed();
  }
}
