package dev.matchbook.core.event;

import dev.matchbook.core.OrdType;
import dev.matchbook.core.Side;
import dev.matchbook.core.TimeInForce;
import java.math.BigDecimal;

/**
 * An order passed every check (FIX ExecType 0).
 *
 * @param seq see {@link Event#seq()}
 * @param ts see {@link Event#ts()}
 * @param orderId the engine's id
 * @param clOrdId the host's id, or null
 * @param account owner
 * @param symbol market
 * @param side its side
 * @param ordType its type
 * @param tif as read by §4.9: a market order has {@code IOC} for {@code GTC}
 * @param price limit price, or null
 * @param stopPx trigger price, or null; of a trailing stop its first one
 * @param qty order quantity
 * @param refOrderId the order that somebody sent whose busted quantity comes back in this one (tag
 *     1080), or null
 */
public record OrderAccepted(
    long seq,
    long ts,
    long orderId,
    String clOrdId,
    String account,
    String symbol,
    Side side,
    OrdType ordType,
    TimeInForce tif,
    BigDecimal price,
    BigDecimal stopPx,
    BigDecimal qty,
    Long refOrderId)
    implements Event {

  /** An order that somebody sent. */
  public OrderAccepted(
      long seq,
      long ts,
      long orderId,
      String clOrdId,
      String account,
      String symbol,
      Side side,
      OrdType ordType,
      TimeInForce tif,
      BigDecimal price,
      BigDecimal stopPx,
      BigDecimal qty) {
    this(seq, ts, orderId, clOrdId, account, symbol, side, ordType, tif, price, stopPx, qty, null);
  }
}
