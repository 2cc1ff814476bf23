package dev.matchbook.jmh.flash;

import dev.matchbook.jmh.book.TradeSink;

/** Makes reports of what a book answers and puts them into a ring. One thread, the replaying. */
final class ReportWriter implements TradeSink {
  private final ReportRing ring;
  private int seq;

  /** A writer into that ring, whose only producer it is. */
  ReportWriter(ReportRing ring) {
    this.ring = ring;
  }

  /** The reports that follow are of message {@code seq}. */
  void begin(int seq) {
    this.seq = seq;
  }

  void accepted(int side, long id, long price, long qty) {
    ring.put(Report.head(seq, Report.ACCEPTED, side, qty), id, price, 0);
  }

  @Override
  public void trade(long makerId, long takerId, long qty, long price) {
    ring.put(Report.head(seq, Report.TRADE, 0, qty), makerId, price, takerId);
  }

  void canceled(int side, long id, long price) {
    ring.put(Report.head(seq, Report.CANCELED, side, 0), id, price, 0);
  }

  void modified(int side, long id, long price, long qty) {
    ring.put(Report.head(seq, Report.MODIFIED, side, qty), id, price, 0);
  }

  void cancelRefused(long id) {
    ring.put(Report.head(seq, Report.CANCEL_REFUSED, 0, 0), id, 0, 0);
  }

  void modifyRefused(long id) {
    ring.put(Report.head(seq, Report.MODIFY_REFUSED, 0, 0), id, 0, 0);
  }

  /** All reports of the message are there. */
  void end() {
    ring.offer();
  }

  /** No message follows. */
  void finish() {
    ring.put(Report.head(0, Report.END, 0, 0), 0, 0, 0);
    ring.flush();
  }
}
