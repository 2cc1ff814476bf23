package dev.matchbook.jmh.flash;

import java.util.Locale;

/**
 * What one engine came to.
 *
 * @param hash SHA-256 of its reports, or null if it failed
 * @param queued messages a second, reports through a queue to another thread; median
 * @param unqueued messages a second, reports written where nobody reads them; median
 * @param failure why there is nothing else, or null
 */
public record FlashResult(
    String engine, String hash, double queued, double unqueued, String failure) {
  private static final String LINE = "%-20s  %s  %8.0f messages/s  %8.0f without queue";

  FlashResult(String engine, String hash, double queued, double unqueued) {
    this(engine, hash, queued, unqueued, null);
  }

  /** What an engine came to that did not get to the end. */
  static FlashResult failed(String engine, String failure) {
    return new FlashResult(engine, null, 0, 0, failure);
  }

  /** Whether it got to the end. */
  public boolean isComplete() {
    return failure == null;
  }

  /** Its line of the output. */
  public String toLine() {
    return failure == null
        ? String.format(Locale.ROOT, LINE, engine, hash, queued, unqueued)
        : String.format(Locale.ROOT, "%-20s  failed: %s", engine, failure);
  }
}
