package dev.matchbook.jmh.flash;

import dev.matchbook.jmh.book.FlowBook;
import dev.matchbook.jmh.book.TradeSink;
import java.util.function.Function;

/**
 * Replays messages to books in this process, from an empty book each time. One thread, and that
 * which drains the ring while a pass is under way.
 */
public final class FlashPasses {
  /** Passes of either kind before the first that counts. */
  public static final int WARM_UPS = 2;

  private static final int RING_REPORTS = 1 << 13;

  private final Messages messages;
  private final Function<TradeSink, FlowBook> books;
  private Checksum first;

  /**
   * Passes over those messages.
   *
   * @param books opens an empty book on a sink
   */
  public FlashPasses(Messages messages, Function<TradeSink, FlowBook> books) {
    this.messages = messages;
    this.books = books;
  }

  /** Replays until it is as fast as it gets. */
  public void warmUp() {
    for (int i = 0; i < WARM_UPS; i++) {
      queued();
      unqueued();
    }
  }

  /**
   * Times a pass whose reports go through a queue to another thread, until that has the last.
   *
   * @return nanoseconds
   */
  public long queued() {
    System.gc();
    Checksum checksum = new Checksum();
    return throughQueue(checksum, checksum);
  }

  /**
   * Times a pass whose reports are written where nobody reads them.
   *
   * @return nanoseconds
   */
  public long unqueued() {
    System.gc();
    Replay replay = replay(ReportRing.undrained());
    long start = System.nanoTime();
    replay.run();
    return System.nanoTime() - start;
  }

  /**
   * Makes a pass that is not timed.
   *
   * @return the SHA-256 of its reports' text in 64 hexadecimal digits
   * @throws IllegalStateException if another pass's reports were not the same
   */
  public String hash() {
    ReportHash hash = new ReportHash();
    Checksum checksum = new Checksum();
    throughQueue(
        checksum,
        (head, id, price, takerId) -> {
          checksum.report(head, id, price, takerId);
          hash.report(head, id, price, takerId);
        });
    return hash.finish();
  }

  private long throughQueue(Checksum checksum, ReportSink sink) {
    ReportRing ring = new ReportRing(RING_REPORTS);
    Replay replay = replay(ring);
    Drain drain = Drain.start(ring, sink);
    long start = System.nanoTime();
    replay.run();
    drain.await();
    long nanos = System.nanoTime() - start;
    if (first == null) {
      first = checksum;
    } else if (!first.isSameAs(checksum)) {
      throw new IllegalStateException("reports: not those of the first pass");
    }
    return nanos;
  }

  private Replay replay(ReportRing ring) {
    ReportWriter reports = new ReportWriter(ring);
    return new Replay(messages, books.apply(reports), reports);
  }
}
