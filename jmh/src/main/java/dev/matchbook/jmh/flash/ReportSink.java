package dev.matchbook.jmh.flash;

/** Takes the reports out of a {@link ReportRing}, in their order, on the draining thread. */
@FunctionalInterface
interface ReportSink {
  /** One report; the words are those of {@link Report}. */
  void report(long head, long id, long price, long takerId);
}
