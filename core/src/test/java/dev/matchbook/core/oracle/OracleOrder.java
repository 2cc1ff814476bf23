package dev.matchbook.core.oracle;

import dev.matchbook.core.OrdType;
import dev.matchbook.core.SelfTradePrevention;
import dev.matchbook.core.Side;
import dev.matchbook.core.TimeInForce;
import java.math.BigInteger;

/**
 * An accepted order, all numbers in its market's units, null where it has none. {@code qty = filled
 * + leaves}; {@code shown ≤ leaves}.
 */
final class OracleOrder {
  OracleMarket market;
  long orderId;
  String clOrdId;
  String account;
  Side side;
  OrdType ordType;
  TimeInForce tif;
  Long expireTs;
  boolean postOnly;
  boolean allOrNone;
  SelfTradePrevention stp;
  Long trailOffset;
  Long minFillQty;
  Long price;
  Long stopPx;
  Long displayQty;
  long qty;
  long leaves;

  /** Displayed quantity while it rests in a displayed queue, else 0. */
  long shown;

  /** Whether it waits for its trigger, §7. */
  boolean waiting;

  /** The order that somebody sent whose busted quantity it has, or null. */
  Long refOrderId;

  /** Whether busted quantity of it came back in another order while it was open. */
  boolean gaveBack;

  /** With what it was signed, or null. */
  BigInteger nonce;

  /** A second order with the same values, for the walk without effect. */
  OracleOrder copy() {
    OracleOrder copy = new OracleOrder();
    copy.market = market;
    copy.orderId = orderId;
    copy.clOrdId = clOrdId;
    copy.account = account;
    copy.side = side;
    copy.ordType = ordType;
    copy.tif = tif;
    copy.expireTs = expireTs;
    copy.postOnly = postOnly;
    copy.allOrNone = allOrNone;
    copy.stp = stp;
    copy.trailOffset = trailOffset;
    copy.minFillQty = minFillQty;
    copy.price = price;
    copy.stopPx = stopPx;
    copy.displayQty = displayQty;
    copy.qty = qty;
    copy.leaves = leaves;
    copy.shown = shown;
    copy.waiting = waiting;
    copy.refOrderId = refOrderId;
    copy.nonce = nonce;
    return copy;
  }

  long filled() {
    return qty - leaves;
  }

  /** §6.2: a market order, also a triggered one. */
  boolean isMarket() {
    return !ordType.isPriced();
  }

  /** §5: {@code allOrNone} or {@code minFillQty}. */
  boolean isConditional() {
    return allOrNone || minFillQty != null;
  }

  /** §5: hidden and conditional orders rest in the dark queue. */
  boolean isDark() {
    return isConditional() || displayQty != null && displayQty == 0;
  }

  /** §5, §6.5: an iceberg shows {@code min(displayQty, leaves)}, any other order all it has. */
  long showable() {
    return displayQty == null ? leaves : Math.min(displayQty, leaves);
  }

  /** §5, dark queue: whether a resting order is filled by an aggressor with that much left. */
  boolean isFilledBy(long remaining) {
    if (allOrNone) {
      return remaining >= leaves;
    }
    return minFillQty == null || Math.min(remaining, leaves) >= Math.min(minFillQty, leaves);
  }

  /** §7: whether trades between these prices meet the trigger. */
  boolean isTriggeredBy(long lowestPx, long highestPx) {
    return ordType.triggersOnRise(side) ? highestPx >= stopPx : lowestPx <= stopPx;
  }

  /** §6: whether the limit reaches a price on the other side. */
  boolean reaches(long otherPx) {
    return side == Side.BUY ? price >= otherPx : price <= otherPx;
  }
}
