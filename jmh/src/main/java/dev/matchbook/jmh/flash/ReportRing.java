package dev.matchbook.jmh.flash;

/**
 * A bounded queue of reports from one thread to one other, without locks: {@code consumed ≤
 * published ≤ claimed ≤ consumed + capacity}.
 *
 * <p>The producer puts reports, which the consumer sees when {@value #BATCH} of them wait, when the
 * producer flushes, or when there is no room. A hand-over costs both threads a cache line that the
 * other has, so it pays to do it seldom; at ten million reports a second it comes every two
 * microseconds.
 */
final class ReportRing {
  /** What {@link #poll} returns behind the last report. */
  static final int ENDED = -1;

  private static final int BATCH = 16;
  private static final int SPINS = 200;

  private final long[] words;
  private final int mask;

  /** The producer's own; {@code limit} is the first that it may not claim yet. */
  private final Cursor claimed = new Cursor();

  private final Cursor published = new Cursor();
  private final Cursor consumed = new Cursor();

  /**
   * An empty ring.
   *
   * @param capacity reports, a power of two
   */
  ReportRing(int capacity) {
    if (Integer.bitCount(capacity) != 1) {
      throw new IllegalArgumentException("capacity: not a power of two: " + capacity);
    }
    words = new long[Report.WORDS * capacity];
    mask = capacity - 1;
    claimed.limit = capacity;
  }

  /** A small ring that nobody reads and that overwrites itself. */
  static ReportRing undrained() {
    ReportRing ring = new ReportRing(1 << 7);
    ring.abandon();
    ring.claimed.limit = ring.limit();
    return ring;
  }

  /** Puts a report behind the others, for the producer; waits while there is no room. */
  void put(long head, long id, long price, long takerId) {
    long next = claimed.value;
    if (next == claimed.limit) {
      awaitRoom();
    }
    int at = ((int) next & mask) * Report.WORDS;
    words[at] = head;
    words[at + 1] = id;
    words[at + 2] = price;
    words[at + 3] = takerId;
    claimed.value = next + 1;
  }

  /** Hands over what was put if it is a batch, for the producer. */
  void offer() {
    if (claimed.value - published.value >= BATCH) {
      flush();
    }
  }

  /** Hands over what was put, for the producer. */
  void flush() {
    published.release(claimed.value);
  }

  private void awaitRoom() {
    flush();
    for (int spins = 0; claimed.value == (claimed.limit = limit()); spins++) {
      pause(spins);
    }
  }

  private long limit() {
    return consumed.acquire() + mask + 1;
  }

  /**
   * Gives the sink the reports that were handed over, for the consumer.
   *
   * @return how many, or {@link #ENDED}
   */
  int poll(ReportSink sink) {
    long next = consumed.value;
    long end = published.acquire();
    int count = (int) (end - next);
    for (; next < end; next++) {
      int at = ((int) next & mask) * Report.WORDS;
      long head = words[at];
      if (Report.type(head) == Report.END) {
        count = ENDED;
        break;
      }
      sink.report(head, words[at + 1], words[at + 2], words[at + 3]);
    }
    consumed.release(end);
    return count;
  }

  /** Nobody will poll any more, for the consumer: from here on there is always room. */
  void abandon() {
    consumed.release(Long.MAX_VALUE / 2);
  }

  /**
   * Waits a moment, longer if it was in vain often.
   *
   * @param spins how often it was in vain
   */
  static void pause(int spins) {
    if (spins < SPINS) {
      Thread.onSpinWait();
    } else {
      Thread.yield();
    }
  }
}
