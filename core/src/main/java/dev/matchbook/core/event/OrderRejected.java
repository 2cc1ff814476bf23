package dev.matchbook.core.event;

import dev.matchbook.core.RejectReason;

/**
 * An order was refused (FIX ExecType 8).
 *
 * @param seq see {@link Event#seq()}
 * @param ts see {@link Event#ts()}
 * @param orderId the id it took all the same
 * @param clOrdId the host's id, or null
 * @param account who sent it
 * @param symbol the market it named
 * @param reason the first check that failed
 * @param refOrderId the order whose busted quantity would have come back in this one, or null
 */
public record OrderRejected(
    long seq,
    long ts,
    long orderId,
    String clOrdId,
    String account,
    String symbol,
    RejectReason reason,
    Long refOrderId)
    implements Event {

  /** An order that somebody sent. */
  public OrderRejected(
      long seq,
      long ts,
      long orderId,
      String clOrdId,
      String account,
      String symbol,
      RejectReason reason) {
    this(seq, ts, orderId, clOrdId, account, symbol, reason, null);
  }
}
