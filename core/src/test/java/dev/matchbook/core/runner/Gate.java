package dev.matchbook.core.runner;

import java.util.concurrent.CountDownLatch;

/** A door at which a thread stops until another opens it. */
final class Gate {
  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch opened = new CountDownLatch(1);

  /** Stops here until it is open. */
  void pass() {
    reached.countDown();
    await(opened);
  }

  /** Until somebody stops here. */
  void awaitReached() {
    await(reached);
  }

  void open() {
    opened.countDown();
  }

  static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError("gave up waiting", e);
    }
  }
}
