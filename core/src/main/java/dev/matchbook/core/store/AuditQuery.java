package dev.matchbook.core.store;

import dev.matchbook.core.event.Event;

/**
 * Which events of the audit trail, in ascending {@code seq}. At most one of the two conditions.
 *
 * @param orderId only those of that order, those where it is maker, taker or the order referred to
 *     among them; 0 for any
 * @param batchId only those of that batch of trades; 0 for any
 */
public record AuditQuery(long orderId, long batchId) {

  /**
   * Checks the shape.
   *
   * @throws IllegalArgumentException if there are two conditions, or a negative one
   */
  public AuditQuery {
    if (orderId < 0 || batchId < 0 || orderId > 0 && batchId > 0) {
      throw new IllegalArgumentException("orderId, batchId: not at most one above 0");
    }
  }

  /** All events. */
  public static AuditQuery all() {
    return new AuditQuery(0, 0);
  }

  /** Those of an order. */
  public static AuditQuery order(long id) {
    return new AuditQuery(id, 0);
  }

  /** Those of a batch of trades. */
  public static AuditQuery batch(long id) {
    return new AuditQuery(0, id);
  }

  /** Whether an event is one of these. */
  public boolean matches(Event event) {
    AuditKey key = AuditKey.of(event);
    return (orderId == 0 || key.orderId() == orderId || key.otherOrderId() == orderId)
        && (batchId == 0 || key.batchId() == batchId);
  }
}
