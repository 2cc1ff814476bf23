package dev.matchbook.core.oracle;

import dev.matchbook.core.MarketStatus;
import dev.matchbook.core.OrdType;
import dev.matchbook.core.RejectReason;
import dev.matchbook.core.TimeInForce;
import dev.matchbook.core.command.NewOrder;
import java.math.BigDecimal;

/** The checks of §4.2 to §4.14 of one new order, each named as its reason. */
final class NewOrderChecks {
  private final NewOrder c;
  private final OracleMarket market;
  private final Bounds bounds;
  private final long now;

  NewOrderChecks(NewOrder c, OracleMarket market, long now) {
    this.c = c;
    this.market = market;
    this.bounds = new Bounds(market);
    this.now = now;
  }

  /** The first that fails, or null. The caller knows about client order ids in all markets. */
  RejectReason firstFailure(boolean duplicateClOrdId) {
    if (market.status == MarketStatus.HALTED) {
      return RejectReason.MARKET_HALTED;
    } else if (duplicateClOrdId) {
      return RejectReason.DUPLICATE_CL_ORD_ID;
    } else if (!bounds.isQty(c.qty())) {
      return RejectReason.INVALID_QTY;
    } else if (invalidPrice(c.price(), c.ordType().isPriced())) {
      return RejectReason.INVALID_PRICE;
    } else if (invalidStopPx()) {
      return RejectReason.INVALID_STOP_PX;
    } else if (invalidPrice(c.trailOffset(), isTrailing())) {
      return RejectReason.INVALID_TRAIL_OFFSET;
    } else if (isTrailing() && c.stopPx() == null && market.last == null) {
      return RejectReason.NO_REFERENCE_PRICE;
    } else if (invalidTif()) {
      return RejectReason.INVALID_TIF;
    } else if (invalidDisplayQty()) {
      return RejectReason.INVALID_DISPLAY_QTY;
    } else if (invalidMinFillQty()) {
      return RejectReason.INVALID_MIN_FILL_QTY;
    } else if (invalidCondition()) {
      return RejectReason.INVALID_CONDITION;
    } else if (c.price() != null && !bounds.isInBand(c.price())) {
      return RejectReason.PRICE_OUT_OF_BAND;
    } else if (mayBeOpenAfterwards() && exceedsCapacity()) {
      return RejectReason.SIDE_CAPACITY;
    }
    return null;
  }

  private boolean isTrailing() {
    return c.ordType() == OrdType.TRAILING_STOP;
  }

  /** Whether a price-like value is missing, not wanted, or wrong. */
  private boolean invalidPrice(BigDecimal value, boolean wanted) {
    return value == null ? wanted : !wanted || !bounds.isPrice(value);
  }

  private boolean invalidStopPx() {
    if (isTrailing() && c.stopPx() == null) {
      return false;
    }
    return invalidPrice(c.stopPx(), c.ordType().isTriggered());
  }

  private boolean invalidTif() {
    if ((c.tif() == TimeInForce.GTD) != (c.expireTs() != null)) {
      return true;
    }
    if (c.expireTs() != null && c.expireTs() <= now) {
      return true;
    }
    if (c.ordType() == OrdType.MARKET) {
      return c.tif() == TimeInForce.GTD;
    }
    return !c.ordType().isPriced() && c.tif() == TimeInForce.IOC;
  }

  /** A market order, now or when triggered, and one with IOC or FOK cannot rest. */
  private boolean cannotRest() {
    return !c.ordType().isPriced() || isImmediate();
  }

  private boolean isImmediate() {
    return c.tif() == TimeInForce.IOC || c.tif() == TimeInForce.FOK;
  }

  private boolean invalidDisplayQty() {
    return c.displayQty() != null
        && (cannotRest() || !bounds.isDisplayQty(c.displayQty(), c.qty()));
  }

  private boolean invalidMinFillQty() {
    return c.minFillQty() != null
        && (!bounds.isPositiveLots(c.minFillQty())
            || c.minFillQty().compareTo(c.qty()) > 0
            || c.allOrNone()
            || c.tif() == TimeInForce.FOK);
  }

  private boolean isConditional() {
    return c.allOrNone() || c.minFillQty() != null;
  }

  private boolean invalidCondition() {
    return c.postOnly() && (cannotRest() || isConditional())
        || c.displayQty() != null && isConditional();
  }

  private boolean mayBeOpenAfterwards() {
    return c.ordType().isTriggered() || c.ordType() == OrdType.LIMIT && !isImmediate();
  }

  private boolean exceedsCapacity() {
    long conditional = market.open(c.side()).stream().filter(OracleOrder::isConditional).count();
    return !bounds.fits(c.side(), null, market.qtyUnits(c.qty()).toBigIntegerExact())
        || isConditional() && conditional >= market.definition.maxConditional();
  }
}
