package dev.matchbook.spi.json;

import static dev.matchbook.spi.json.SettlementKeys.REF_ORDER_ID;

import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.OrderAccepted;
import dev.matchbook.core.event.OrderCanceled;
import dev.matchbook.core.event.OrderExpired;
import dev.matchbook.core.event.OrderRejected;
import dev.matchbook.core.event.OrderReplaced;
import dev.matchbook.core.event.OrderReplenished;
import dev.matchbook.core.event.OrderRestated;
import dev.matchbook.core.event.OrderTriggered;
import dev.matchbook.core.event.SettlementEvent;
import dev.matchbook.core.event.Trade;

/** Writes events that an audit trail has, byte for byte as {@link EventWriter} prints them. */
final class AuditWriter {
  private final LineBuffer out;

  AuditWriter(LineBuffer out) {
    this.out = out;
  }

  /** Writes an event's object. */
  void write(Event event) {
    if (event instanceof OrderAccepted e) {
      write(e);
    } else if (event instanceof Trade e) {
      begin(e, EventType.TRADE);
      TradeLine.write(out, e);
    } else if (event instanceof SettlementEvent e) {
      SettlementLine.write(out, e);
    } else if (event instanceof OrderRejected e) {
      write(e);
    } else if (event instanceof OrderReplaced e) {
      write(e);
    } else if (event instanceof OrderCanceled e) {
      order(e, EventType.CANCELED, e.orderId())
          .word(SettlementKeys.REASON, RowKeys.CANCEL_REASONS, e.reason())
          .decimal(EventKeys.LEAVES, e.leaves());
    } else if (event instanceof OrderExpired e) {
      order(e, EventType.EXPIRED, e.orderId()).decimal(EventKeys.LEAVES, e.leaves());
    } else if (event instanceof OrderTriggered e) {
      order(e, EventType.TRIGGERED, e.orderId());
    } else if (event instanceof OrderReplenished e) {
      order(e, EventType.REPLENISHED, e.orderId()).decimal(RowKeys.DISPLAY_QTY, e.displayQty());
    } else if (event instanceof OrderRestated e) {
      order(e, EventType.RESTATED, e.orderId()).decimal(EventKeys.LEAVES, e.leaves());
    } else {
      throw new IllegalArgumentException("event: in no audit trail: " + event);
    }
    out.put('}');
  }

  private LineBuffer begin(Event event, EventType type) {
    return begin(out, event, type);
  }

  static LineBuffer begin(LineBuffer out, Event event, EventType type) {
    return out.begin(RowKeys.SEQ)
        .number(event.seq())
        .number(RowKeys.TS, event.ts())
        .word(RowKeys.TYPE, EventType.WORDS, type);
  }

  private LineBuffer order(Event event, EventType type, long orderId) {
    return begin(event, type).number(RowKeys.ORDER_ID, orderId);
  }

  private void write(OrderAccepted e) {
    order(e, EventType.ACCEPTED, e.orderId())
        .optional(RowKeys.CL_ORD_ID, e.clOrdId())
        .text(RowKeys.ACCOUNT, e.account())
        .text(RowKeys.SYMBOL, e.symbol())
        .word(RowKeys.SIDE, RowKeys.SIDES, e.side())
        .word(RowKeys.ORD_TYPE, RowKeys.TYPES, e.ordType())
        .word(RowKeys.TIF, RowKeys.TIFS, e.tif())
        .optional(RowKeys.PRICE, e.price())
        .optional(RowKeys.STOP_PX, e.stopPx())
        .decimal(RowKeys.QTY, e.qty())
        .optional(REF_ORDER_ID, e.refOrderId());
  }

  private void write(OrderRejected e) {
    order(e, EventType.REJECTED, e.orderId())
        .optional(RowKeys.CL_ORD_ID, e.clOrdId())
        .text(RowKeys.ACCOUNT, e.account())
        .text(RowKeys.SYMBOL, e.symbol())
        .word(SettlementKeys.REASON, EventKeys.REJECT_REASONS, e.reason())
        .optional(REF_ORDER_ID, e.refOrderId());
  }

  private void write(OrderReplaced e) {
    order(e, EventType.REPLACED, e.orderId())
        .optional(RowKeys.PRICE, e.price())
        .optional(RowKeys.STOP_PX, e.stopPx())
        .decimal(RowKeys.QTY, e.qty())
        .decimal(EventKeys.LEAVES, e.leaves())
        .word(EventKeys.PRIORITY, EventKeys.PRIORITIES, e.priority());
  }
}
