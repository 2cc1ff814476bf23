package dev.matchbook.jmh.flash;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The thread that takes the reports out of a ring, from its start until the last one. */
final class Drain {
  private final CompletableFuture<Void> done = new CompletableFuture<>();

  private Drain() {}

  /** Starts a thread; it does not keep the process alive. */
  static Drain start(ReportRing ring, ReportSink sink) {
    Drain drain = new Drain();
    Thread thread = new Thread(() -> drain.run(ring, sink), "reports");
    thread.setDaemon(true);
    thread.start();
    return drain;
  }

  private void run(ReportRing ring, ReportSink sink) {
    try {
      int spins = 0;
      for (int got = 0; got != ReportRing.ENDED; got = ring.poll(sink)) {
        spins = got == 0 ? spins + 1 : 0;
        ReportRing.pause(spins);
      }
      done.complete(null);
    } catch (RuntimeException | Error e) {
      ring.abandon();
      done.completeExceptionally(e);
    }
  }

  /**
   * Waits until the sink has had every report; the caller then sees what it did.
   *
   * @throws CompletionException if the sink threw
   */
  void await() {
    done.join();
  }
}
