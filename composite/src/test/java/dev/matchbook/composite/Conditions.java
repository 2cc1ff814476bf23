package dev.matchbook.composite;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another thread does. */
final class Conditions {
  private static final long MOST_NANOS = Duration.ofSeconds(60).toNanos();
  private static final long PAUSE_NANOS = 200_000;

  private Conditions() {}

  static void await(BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > MOST_NANOS) {
        throw new AssertionError("has not happened for " + MOST_NANOS + " ns");
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}
