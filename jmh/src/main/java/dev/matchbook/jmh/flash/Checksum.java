package dev.matchbook.jmh.flash;

/** Counts reports and folds every word of them into one, so that each must have been read. */
final class Checksum implements ReportSink {
  private long count;
  private long value;

  @Override
  public void report(long head, long id, long price, long takerId) {
    count++;
    value = value * 31 + (head ^ Long.rotateLeft(id, 16) ^ Long.rotateLeft(price, 32) ^ ~takerId);
  }

  /** Whether the other had the same reports in the same order. */
  boolean isSameAs(Checksum other) {
    return count == other.count && value == other.value;
  }
}
