package dev.matchbook.spi.json;

import dev.matchbook.core.OrdType;
import dev.matchbook.core.RejectReason;
import dev.matchbook.core.Side;
import dev.matchbook.core.TimeInForce;
import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.OrderAccepted;
import dev.matchbook.core.event.OrderCanceled;
import dev.matchbook.core.event.OrderExpired;
import dev.matchbook.core.event.OrderRejected;
import dev.matchbook.core.event.OrderReplaced;
import dev.matchbook.core.event.OrderReplenished;
import dev.matchbook.core.event.OrderRestated;
import dev.matchbook.core.event.OrderTriggered;
import java.math.BigDecimal;

/** Reads events as {@link AuditWriter} writes them, and nothing else. */
final class AuditScan {
  private final LineScanner line;

  AuditScan(LineScanner line) {
    this.line = line;
  }

  /** Reads an event's object. */
  Event read() throws MalformedRowException {
    if (!line.begins(RowKeys.SEQ)) {
      throw new MalformedRowException(RowKeys.SEQ, "missing, or not in its place");
    }
    long seq = line.number();
    long ts = line.number(RowKeys.TS);
    Event event = read(line.word(RowKeys.TYPE, EventType.WORDS), seq, ts);
    line.close();
    return event;
  }

  private Event read(EventType type, long seq, long ts) throws MalformedRowException {
    return switch (type) {
      case ACCEPTED -> accepted(seq, ts);
      case REJECTED -> rejected(seq, ts);
      case REPLACED -> replaced(seq, ts);
      case TRADE -> TradeLine.read(line, seq, ts);
      case SETTLING -> SettlementLine.started(line, seq, ts);
      case SETTLEMENT -> SettlementLine.changed(line, seq, ts);
      case BUSTED -> SettlementLine.busted(line, seq, ts);
      case TRIGGERED -> new OrderTriggered(seq, ts, orderId());
      case EXPIRED -> new OrderExpired(seq, ts, orderId(), leaves());
      case RESTATED -> new OrderRestated(seq, ts, orderId(), leaves());
      case REPLENISHED ->
          new OrderReplenished(seq, ts, orderId(), line.decimal(RowKeys.DISPLAY_QTY));
      case CANCELED ->
          new OrderCanceled(
              seq,
              ts,
              orderId(),
              line.word(SettlementKeys.REASON, RowKeys.CANCEL_REASONS),
              leaves());
    };
  }

  private OrderAccepted accepted(long seq, long ts) throws MalformedRowException {
    long orderId = orderId();
    String clOrdId = line.optionalText(RowKeys.CL_ORD_ID);
    String account = line.name(RowKeys.ACCOUNT);
    String symbol = line.name(RowKeys.SYMBOL);
    Side side = line.word(RowKeys.SIDE, RowKeys.SIDES);
    OrdType ordType = line.word(RowKeys.ORD_TYPE, RowKeys.TYPES);
    TimeInForce tif = line.word(RowKeys.TIF, RowKeys.TIFS);
    BigDecimal price = line.optionalDecimal(RowKeys.PRICE);
    BigDecimal stopPx = line.optionalDecimal(RowKeys.STOP_PX);
    BigDecimal qty = line.decimal(RowKeys.QTY);
    return new OrderAccepted(
        seq,
        ts,
        orderId,
        clOrdId,
        account,
        symbol,
        side,
        ordType,
        tif,
        price,
        stopPx,
        qty,
        line.optionalNumber(SettlementKeys.REF_ORDER_ID));
  }

  private OrderRejected rejected(long seq, long ts) throws MalformedRowException {
    long orderId = orderId();
    String clOrdId = line.optionalText(RowKeys.CL_ORD_ID);
    String account = line.name(RowKeys.ACCOUNT);
    String symbol = line.name(RowKeys.SYMBOL);
    RejectReason reason = line.word(SettlementKeys.REASON, EventKeys.REJECT_REASONS);
    Long refOrderId = line.optionalNumber(SettlementKeys.REF_ORDER_ID);
    return new OrderRejected(seq, ts, orderId, clOrdId, account, symbol, reason, refOrderId);
  }

  private OrderReplaced replaced(long seq, long ts) throws MalformedRowException {
    return new OrderReplaced(
        seq,
        ts,
        orderId(),
        line.optionalDecimal(RowKeys.PRICE),
        line.optionalDecimal(RowKeys.STOP_PX),
        line.decimal(RowKeys.QTY),
        leaves(),
        line.word(EventKeys.PRIORITY, EventKeys.PRIORITIES));
  }

  private long orderId() throws MalformedRowException {
    return line.number(RowKeys.ORDER_ID);
  }

  private BigDecimal leaves() throws MalformedRowException {
    return line.decimal(EventKeys.LEAVES);
  }
}
