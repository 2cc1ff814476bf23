package dev.matchbook.core.store;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.OrdStatus;
import dev.matchbook.core.OrdType;
import dev.matchbook.core.SelfTradePrevention;
import dev.matchbook.core.Side;
import dev.matchbook.core.TimeInForce;
import dev.matchbook.core.command.Authorization;
import dev.matchbook.core.event.TradeBusted;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * An order as a store keeps it: what a host asks for and everything that recovery needs. Orders
 * that were rejected are not kept; their {@code rejected} event is all there is of them.
 *
 * <p>Prices have the decimals of their market's tick, quantities those of its lot. While it is open
 * {@code qty = cumQty + leavesQty}; afterwards {@code leavesQty = 0} and {@code qty − cumQty} is
 * what was not filled.
 *
 * @param orderId the engine's id (FIX tag 37), from 1
 * @param seq its version: of the event that last changed it; a trailing stop that follows silently
 *     has that of the trade it follows
 * @param clOrdId the host's id (tag 11), or null
 * @param account who owns it (tag 1)
 * @param symbol its market (tag 55)
 * @param side (tag 54)
 * @param ordType (tag 40), also after it was triggered
 * @param tif (tag 59), as read by RULEBOOK §4.9
 * @param stp self-trade prevention
 * @param status (tag 39)
 * @param cancelReason why it was canceled, or null; of an open order {@code TRADE_BUSTED} where
 *     quantity of it has come back in another one
 * @param price limit (tag 44), or null
 * @param stopPx trigger price (tag 99) as it is now, or null
 * @param trailOffset distance of a trailing stop, or null
 * @param qty order quantity (tag 38)
 * @param leavesQty what is open (tag 151)
 * @param cumQty what was filled (tag 14)
 * @param grossTradeAmt sum of price · quantity of its fills (tag 381), exactly, with the decimals
 *     of both
 * @param displayQty as given (tag 1138), 0 = hidden, or null
 * @param shownQty what it shows in the book now; 0 where it waits, is dark or closed
 * @param minFillQty smallest fill (tag 110), or null
 * @param allOrNone whether it fills whole or not at all
 * @param postOnly whether it refuses to take liquidity
 * @param expireTs when it expires (tag 126), in nanoseconds since the Unix epoch, or null
 * @param waiting whether it waits for its trigger
 * @param place its place in its queue while it rests: less is earlier; the {@code seq} of the event
 *     with which it last joined the tail. 0 where it does not rest
 * @param createdTs when it was accepted
 * @param updatedTs when it last changed
 * @param nonce with which it was signed, or last replaced; its digest as a number where it was
 *     signed without one; null where it was not signed. From 0 to 2^256 − 1
 * @param refOrderId the order that somebody sent whose busted quantity this one has (tag 1080), or
 *     null; also where that came back more than once
 */
public record StoredOrder(
    long orderId,
    long seq,
    String clOrdId,
    String account,
    String symbol,
    Side side,
    OrdType ordType,
    TimeInForce tif,
    SelfTradePrevention stp,
    OrdStatus status,
    CancelReason cancelReason,
    BigDecimal price,
    BigDecimal stopPx,
    BigDecimal trailOffset,
    BigDecimal qty,
    BigDecimal leavesQty,
    BigDecimal cumQty,
    BigDecimal grossTradeAmt,
    BigDecimal displayQty,
    BigDecimal shownQty,
    BigDecimal minFillQty,
    boolean allOrNone,
    boolean postOnly,
    Long expireTs,
    boolean waiting,
    long place,
    long createdTs,
    long updatedTs,
    BigInteger nonce,
    Long refOrderId) {

  /** Decimals of an average price beyond those of a price. */
  private static final int AVERAGE_DECIMALS = 4;

  /**
   * Checks what recovery rests on.
   *
   * @throws IllegalArgumentException naming the parameter
   */
  public StoredOrder {
    OrderShape.check(orderId, seq, account, symbol, status, waiting);
    OrderShape.check(side, ordType, tif, stp);
    OrderShape.check(status, qty, leavesQty, cumQty, shownQty, grossTradeAmt);
    if (nonce != null) {
      Authorization.requireNonce("nonce", nonce);
    }
    if (refOrderId != null && (refOrderId < 1 || refOrderId >= orderId)) {
      throw new IllegalArgumentException("refOrderId: not an earlier order: " + refOrderId);
    }
  }

  /** The same order closed, with a fill taken back. */
  public StoredOrder busted(TradeBusted bust) {
    boolean filled = status == OrdStatus.FILLED;
    return new StoredOrder(
        orderId,
        bust.seq(),
        clOrdId,
        account,
        symbol,
        side,
        ordType,
        tif,
        stp,
        filled ? OrdStatus.CANCELED : status,
        filled ? CancelReason.TRADE_BUSTED : cancelReason,
        price,
        stopPx,
        trailOffset,
        qty,
        leavesQty,
        cumQty.subtract(bust.qty()),
        grossTradeAmt.subtract(bust.price().multiply(bust.qty())),
        displayQty,
        shownQty,
        minFillQty,
        allOrNone,
        postOnly,
        expireTs,
        waiting,
        place,
        createdTs,
        bust.ts(),
        nonce,
        refOrderId);
  }

  /** Whether it rests or waits. */
  public boolean isOpen() {
    return status.isOpen();
  }

  /** Whether it stands in a dark queue, or would: hidden and conditional orders (§5). */
  public boolean isDark() {
    return allOrNone || minFillQty != null || displayQty != null && displayQty.signum() == 0;
  }

  /**
   * Average price of its fills (tag 6) with four decimals more than a price, half-even; null before
   * the first.
   */
  public BigDecimal avgPx() {
    if (cumQty.signum() == 0) {
      return null;
    }
    int scale = grossTradeAmt.scale() - cumQty.scale() + AVERAGE_DECIMALS;
    return grossTradeAmt.divide(cumQty, scale, RoundingMode.HALF_EVEN);
  }

  /**
   * Its place among the open orders of its market in priority order: bids best first, then asks
   * best first, at a price the displayed queue before the dark one, each from its head; then the
   * waiting ones by {@code orderId}.
   */
  public Cursor priority() {
    if (waiting) {
      return new Cursor(2, 0, orderId);
    }
    long units = price == null ? 0 : price.unscaledValue().longValueExact();
    long rank = side == Side.BUY ? -units : units;
    return new Cursor(side.ordinal(), rank, isDark() ? place | 1L << 62 : place);
  }
}
