package dev.matchbook.core.oracle;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.MarketStatus;
import dev.matchbook.core.Priority;
import dev.matchbook.core.RejectReason;
import dev.matchbook.core.command.ReplaceOrder;
import java.math.BigDecimal;
import java.math.BigInteger;

/** One {@code replace} of an open order, §8: its checks, then what it does. */
final class Replacing {
  private final OracleOrder order;
  private final ReplaceOrder c;
  private final OracleMarket market;
  private final Bounds bounds;

  /** The order's {@code qty} with the command applied, as a decimal. */
  private final BigDecimal newQty;

  Replacing(OracleOrder order, ReplaceOrder c) {
    this.order = order;
    this.c = c;
    this.market = order.market;
    this.bounds = new Bounds(market);
    this.newQty = c.qty() == null ? market.qty(order.qty) : c.qty();
  }

  /** The first check that fails, or null. */
  RejectReason firstFailure() {
    if (market.status == MarketStatus.HALTED) {
      return RejectReason.MARKET_HALTED;
    } else if (c.qty() != null && !bounds.isQty(c.qty())) {
      return RejectReason.INVALID_QTY;
    } else if (c.price() != null && (order.price == null || !bounds.isPrice(c.price()))) {
      return RejectReason.INVALID_PRICE;
    } else if (c.stopPx() != null && (!order.waiting || !bounds.isPrice(c.stopPx()))) {
      return RejectReason.INVALID_STOP_PX;
    } else if (c.displayQty() == null ? invalidKeptDisplayQty() : invalidNewDisplayQty()) {
      return RejectReason.INVALID_DISPLAY_QTY;
    } else if (c.qty() != null
        && order.minFillQty != null
        && market.qty(order.minFillQty).compareTo(newQty) > 0) {
      return RejectReason.INVALID_MIN_FILL_QTY;
    } else if (c.price() != null && !bounds.isInBand(c.price())) {
      return RejectReason.PRICE_OUT_OF_BAND;
    } else if (!bounds.fits(order.side, order, BigInteger.valueOf(newLeaves()))) {
      return RejectReason.SIDE_CAPACITY;
    } else if (order.postOnly && !order.waiting && !keepsPriority() && wouldCross()) {
      return RejectReason.POST_ONLY_WOULD_CROSS;
    }
    return null;
  }

  private boolean invalidKeptDisplayQty() {
    return c.qty() != null
        && order.displayQty != null
        && Bounds.isBelowThousandth(market.qty(order.displayQty), c.qty());
  }

  private boolean invalidNewDisplayQty() {
    return order.displayQty == null
        || (order.displayQty == 0) != (c.displayQty().signum() == 0)
        || !bounds.isDisplayQty(c.displayQty(), newQty);
  }

  private long newLeaves() {
    return Math.max(0, market.toQty(newQty) - order.filled());
  }

  private boolean keepsPriority() {
    boolean samePrice = c.price() == null || market.toPrice(c.price()).equals(order.price);
    boolean notMore = market.toQty(newQty) <= order.qty;
    return !order.isConditional() && samePrice && notMore && c.displayQty() == null;
  }

  private boolean wouldCross() {
    OracleOrder changed = order.copy();
    apply(changed);
    return changed.leaves > 0 && TrialWalk.of(changed).crosses();
  }

  private void apply(OracleOrder target) {
    target.leaves = newLeaves();
    target.qty = market.toQty(newQty);
    target.price = c.price() == null ? target.price : market.toPrice(c.price());
    target.stopPx = c.stopPx() == null ? target.stopPx : market.toPrice(c.stopPx());
    target.displayQty = c.displayQty() == null ? target.displayQty : market.toQty(c.displayQty());
  }

  /** Does it, after the checks. */
  void run(Journal journal, Matching matching) {
    if (newLeaves() == 0) {
      market.remove(order);
      journal.canceled(order, CancelReason.REPLACED);
    } else if (order.waiting) {
      apply(order);
      journal.replaced(order, Priority.KEPT);
      if (market.last != null && order.isTriggeredBy(market.last, market.last)) {
        market.remove(order);
        matching.trigger(order);
      }
    } else if (keepsPriority()) {
      apply(order);
      order.shown = Math.min(order.shown, order.leaves);
      journal.replaced(order, Priority.KEPT);
    } else {
      market.remove(order);
      apply(order);
      journal.replaced(order, Priority.LOST);
      matching.aggress(order);
    }
  }
}
