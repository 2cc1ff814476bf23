package dev.matchbook.store.file;

/**
 * The events of the audit trail in one segment: where each is, and which are those of an order or a
 * batch of trades.
 */
interface AuditTable {
  /** What all events have. */
  long ANY = 0;

  /** Is given events in ascending {@code seq}. */
  interface Visitor {
    /** Takes one and says whether to go on. */
    boolean visit(long seq, long offset);
  }

  /**
   * Shows the events behind a {@code seq}.
   *
   * @param term {@link #ANY}, or that of an order or a batch
   * @return false if the visitor wanted no more
   */
  boolean visit(long term, long after, Visitor visitor);

  /** Under which those of an order are. */
  static long order(long orderId) {
    return orderId;
  }

  /** Under which those of a batch are. */
  static long batch(long batchId) {
    return -batchId;
  }
}
