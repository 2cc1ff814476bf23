package dev.matchbook.core.runner;

import java.util.function.BooleanSupplier;

/** Waits for what has no latch. */
final class Await {
  private Await() {}

  static void until(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      if (Thread.interrupted()) {
        throw new AssertionError("gave up waiting");
      }
      Thread.yield();
    }
  }
}
