package dev.matchbook.testing.servers;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/** What a proxy does to all its connections at the moment. */
final class ProxyRules {
  final CutAfter fromClients = new CutAfter();
  final CutAfter fromServer = new CutAfter();

  /**
   * What a client has to say to get no answer; null if nothing. Taken by the first that says it.
   */
  final AtomicReference<byte[]> unanswered = new AtomicReference<>();

  private boolean stalled;

  synchronized void stall(boolean value) {
    stalled = value;
    notifyAll();
  }

  /** Lets threads that wait look again whether they still have to. */
  synchronized void wake() {
    notifyAll();
  }

  /** Returns when bytes may pass, or the connection is over. */
  synchronized void awaitFlow(BooleanSupplier isOver) {
    while (stalled && !isOver.getAsBoolean()) {
      try {
        wait();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
