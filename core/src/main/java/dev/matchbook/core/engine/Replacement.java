package dev.matchbook.core.engine;

import static dev.matchbook.core.engine.ReplaceEntry.NONE;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.MarketStatus;
import dev.matchbook.core.Priority;
import dev.matchbook.core.RejectReason;
import dev.matchbook.core.internal.BookSide;
import dev.matchbook.core.internal.OrderFlags;
import dev.matchbook.core.internal.Orders;

/** Changes of open orders (RULEBOOK §8, {@code replace}): the checks, then the change. */
final class Replacement {
  private final OpenOrders open;
  private final Orders orders;
  private final EventOut out;
  private final Probe probe;
  private final Matcher matcher;

  Replacement(OpenOrders open, EventOut out, Probe probe, Matcher matcher) {
    this.open = open;
    this.orders = open.orders;
    this.out = out;
    this.probe = probe;
    this.matcher = matcher;
  }

  /** Why the change is refused, or null. */
  RejectReason reject(int slot, ReplaceEntry e) {
    Market market = open.market(slot);
    if (market.status() == MarketStatus.HALTED) {
      return RejectReason.MARKET_HALTED;
    }
    RejectReason reason = values(slot, e, market);
    return reason == null ? context(slot, e, market) : reason;
  }

  private RejectReason values(int slot, ReplaceEntry e, Market market) {
    boolean priced = orders.price(slot) != Orders.NONE;
    boolean waits = orders.is(slot, OrderFlags.WAITING);
    if (e.qty != NONE && !market.isValidQty(e.qty)) {
      return RejectReason.INVALID_QTY;
    }
    if (e.price != NONE && !(priced && market.isValidPrice(e.price))) {
      return RejectReason.INVALID_PRICE;
    }
    if (e.stopPx != NONE && !(waits && market.isValidPrice(e.stopPx))) {
      return RejectReason.INVALID_STOP_PX;
    }
    if (!isDisplayValid(slot, e, market)) {
      return RejectReason.INVALID_DISPLAY_QTY;
    }
    if (e.qty != NONE && orders.minFillQty(slot) > e.qty) {
      return RejectReason.INVALID_MIN_FILL_QTY;
    }
    return null;
  }

  private boolean isDisplayValid(int slot, ReplaceEntry e, Market market) {
    long old = orders.displayQty(slot);
    if (e.displayQty == NONE) {
      return e.qty == NONE || !OrderChecks.isTooSmallDisplay(old, e.qty);
    }
    return old != Orders.NONE
        && (old == 0) == (e.displayQty == 0)
        && OrderChecks.isValidDisplay(e.displayQty, newQty(slot, e), market);
  }

  private RejectReason context(int slot, ReplaceEntry e, Market market) {
    if (e.price != NONE && !market.isInBand(e.price)) {
      return RejectReason.PRICE_OUT_OF_BAND;
    }
    BookSide own = market.side(orders.flags(slot));
    long leaves = newLeaves(slot, e);
    long growth = leaves - orders.leaves(slot);
    if (growth > 0 && !own.hasRoomFor(growth)) {
      return RejectReason.SIDE_CAPACITY;
    }
    if (leaves > 0 && orders.is(slot, OrderFlags.POST_ONLY) && losesPriority(slot, e)) {
      BookSide against = own.opposite();
      long limit = against.keyOf(e.price == NONE ? orders.price(slot) : e.price);
      if (probe.fillable(slot, leaves, against, limit, 1) > 0 || probe.metOwn()) {
        return RejectReason.POST_ONLY_WOULD_CROSS;
      }
    }
    return null;
  }

  private long newQty(int slot, ReplaceEntry e) {
    return e.qty == NONE ? orders.qty(slot) : e.qty;
  }

  private long newLeaves(int slot, ReplaceEntry e) {
    return newQty(slot, e) - (orders.qty(slot) - orders.leaves(slot));
  }

  /** Whether a resting order has to leave its queue. A waiting one has none. */
  private boolean losesPriority(int slot, ReplaceEntry e) {
    return orders.is(slot, OrderFlags.RESTING)
        && (orders.is(slot, OrderFlags.CONDITIONAL)
            || e.price != NONE && e.price != orders.price(slot)
            || newQty(slot, e) > orders.qty(slot)
            || e.displayQty != NONE);
  }

  /** Makes a change that passed the checks. */
  void apply(int slot, ReplaceEntry e) {
    long leaves = newLeaves(slot, e);
    if (leaves <= 0) {
      open.takeOut(slot);
      matcher.cancel(slot, CancelReason.REPLACED);
    } else if (orders.is(slot, OrderFlags.WAITING)) {
      changeWaiting(slot, e, leaves);
    } else if (losesPriority(slot, e)) {
      open.takeOut(slot);
      set(slot, e, leaves);
      out.replaced(slot, Priority.LOST);
      matcher.enter(slot, false);
    } else {
      BookSide side = open.market(slot).side(orders.flags(slot));
      long shown = Math.min(orders.shown(slot), leaves);
      orders.qty(slot, newQty(slot, e));
      side.reduce(slot, leaves, shown);
      out.replaced(slot, Priority.KEPT);
    }
  }

  private void set(int slot, ReplaceEntry e, long leaves) {
    orders.qty(slot, newQty(slot, e));
    orders.leaves(slot, leaves);
    if (e.price != NONE) {
      orders.price(slot, e.price);
    }
    if (e.displayQty != NONE) {
      orders.displayQty(slot, e.displayQty);
    }
  }

  private void changeWaiting(int slot, ReplaceEntry e, long leaves) {
    Market market = open.market(slot);
    market.side(orders.flags(slot)).addWaitingLeaves(leaves - orders.leaves(slot));
    set(slot, e, leaves);
    if (e.stopPx != NONE) {
      market.triggers().move(slot, e.stopPx);
    }
    out.replaced(slot, Priority.KEPT);
    if (market.triggers().isMet(slot, market.lastPrice())) {
      open.takeOut(slot);
      out.triggered(slot);
      matcher.enter(slot, true);
    }
  }
}
