package dev.matchbook.core.store;

import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.OrderAccepted;
import dev.matchbook.core.event.OrderCanceled;
import dev.matchbook.core.event.OrderExpired;
import dev.matchbook.core.event.OrderRejected;
import dev.matchbook.core.event.OrderReplaced;
import dev.matchbook.core.event.OrderReplenished;
import dev.matchbook.core.event.OrderRestated;
import dev.matchbook.core.event.OrderTriggered;
import dev.matchbook.core.event.SettlementChanged;
import dev.matchbook.core.event.SettlementStarted;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.event.TradeBusted;

/**
 * By what an event of the audit trail is found.
 *
 * @param orderId the order it is about, of a trade the maker; 0 if it is about none
 * @param otherOrderId the taker, or the order that is referred to; 0 if there is none
 * @param batchId the batch of trades it is about; 0 if it is about none
 */
public record AuditKey(long orderId, long otherOrderId, long batchId) {

  /** Of an event; all 0 of one that is not kept for its order, trade or settlement. */
  public static AuditKey of(Event event) {
    if (event instanceof Trade e) {
      return new AuditKey(e.makerOrderId(), e.takerOrderId(), 0);
    } else if (event instanceof TradeBusted e) {
      return new AuditKey(e.makerOrderId(), e.takerOrderId(), 0);
    } else if (event instanceof OrderAccepted e) {
      return linked(e.orderId(), e.refOrderId());
    } else if (event instanceof OrderRejected e) {
      return linked(e.orderId(), e.refOrderId());
    } else if (event instanceof SettlementStarted e) {
      return new AuditKey(0, 0, e.seq());
    } else if (event instanceof SettlementChanged e) {
      return new AuditKey(0, 0, e.batch().batchId());
    }
    return linked(orderId(event), null);
  }

  private static AuditKey linked(long orderId, Long refOrderId) {
    return new AuditKey(orderId, refOrderId == null ? 0 : refOrderId, 0);
  }

  private static long orderId(Event event) {
    if (event instanceof OrderCanceled e) {
      return e.orderId();
    } else if (event instanceof OrderExpired e) {
      return e.orderId();
    } else if (event instanceof OrderReplaced e) {
      return e.orderId();
    } else if (event instanceof OrderTriggered e) {
      return e.orderId();
    } else if (event instanceof OrderReplenished e) {
      return e.orderId();
    } else if (event instanceof OrderRestated e) {
      return e.orderId();
    }
    return 0;
  }
}
