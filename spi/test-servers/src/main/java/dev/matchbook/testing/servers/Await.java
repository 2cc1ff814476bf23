package dev.matchbook.testing.servers;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for something that another process does, with a deadline. */
final class Await {
  private static final long PAUSE_MILLIS = 5;

  private Await() {}

  /**
   * Returns when the condition holds.
   *
   * @throws IllegalStateException after the timeout, with what is told then
   */
  static void until(BooleanSupplier condition, Duration timeout, Supplier<String> whatIsWrong) {
    if (!happens(condition, timeout)) {
      throw new IllegalStateException(
          "after " + timeout.toSeconds() + " s still: " + whatIsWrong.get());
    }
  }

  /** Whether the condition holds before the timeout ends. */
  static boolean happens(BooleanSupplier condition, Duration timeout) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > timeout.toNanos()) {
        return false;
      }
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while waiting", interrupted);
      }
    }
    return true;
  }
}
