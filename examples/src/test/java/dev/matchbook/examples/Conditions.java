package dev.matchbook.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits until something is so. */
final class Conditions {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  /** Something that will be so. */
  interface Condition {
    boolean holds() throws Exception;
  }

  private Conditions() {}

  static void until(String what, Condition condition) throws Exception {
    long start = System.nanoTime();
    while (!condition.holds()) {
      assertThat(System.nanoTime() - start).as("waiting for " + what).isLessThan(PATIENCE_NANOS);
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}
