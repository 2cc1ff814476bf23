package dev.matchbook.core.engine;

import static dev.matchbook.core.book.Orders.NIL;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.SelfTradePrevention;
import dev.matchbook.core.TimeInForce;
import dev.matchbook.core.book.BookSide;
import dev.matchbook.core.book.Levels;
import dev.matchbook.core.book.Orders;

/**
 * The walk of an aggressor through the other side of its book, what is left of it, and the
 * conditional orders that look again (RULEBOOK §5 and §6).
 *
 * <p>An aggressor is an order like any other, in a slot and in no queue; its leaves are the R of
 * the rulebook.
 */
final class Matcher {
  private final OpenOrders open;
  private final Orders orders;
  private final Levels levels;
  private final EventOut out;
  private final Probe probe;
  private final LookAgain lookAgain;

  Matcher(OpenOrders open, EventOut out, Probe probe) {
    this.open = open;
    this.orders = open.orders;
    this.levels = open.levels;
    this.out = out;
    this.probe = probe;
    this.lookAgain = new LookAgain(this, open);
  }

  /** Lets an order that is in no queue act, and settles what is left of it. */
  void enter(int slot, boolean triggered) {
    Market market = open.market(slot);
    BookSide against = market.side(!orders.is(slot, Orders.SELL));
    boolean priced = orders.price(slot) != Orders.NONE;
    long limit = priced ? against.keyOf(orders.price(slot)) : Collar.limit(market, against, levels);
    if (triggered && orders.is(slot, Orders.POST_ONLY) && crosses(slot, against, limit)) {
      cancel(slot, CancelReason.POST_ONLY_WOULD_CROSS);
    } else if (!passes(slot, against, limit) || walk(slot, market, against, limit)) {
      settle(slot, against, limit, priced);
    }
  }

  private boolean crosses(int slot, BookSide against, long limit) {
    return probe.fillable(slot, orders.leaves(slot), against, limit, 1) > 0 || probe.metOwn();
  }

  /** Whether an aggressor's own condition lets it walk: the test of §5. */
  boolean passes(int slot, BookSide against, long limit) {
    int flags = orders.flags(slot);
    long leaves = orders.leaves(slot);
    long needed;
    if ((flags & Orders.ALL_OR_NONE) != 0 || Words.tif(flags) == TimeInForce.FOK) {
      needed = leaves;
    } else if ((flags & Orders.HAS_MIN_FILL) != 0) {
      needed = Math.min(orders.minFillQty(slot), leaves);
    } else {
      return true;
    }
    // what is open on the other side bounds what can be filled, without looking at an order
    return needed <= against.openLeaves()
        && probe.fillable(slot, leaves, against, limit, needed) >= needed;
  }

  /**
   * Makes the walk.
   *
   * @return whether something is left; if not, the order is closed
   */
  boolean walk(int taker, Market market, BookSide against, long limit) {
    SelfTradePrevention stp = Words.stp(orders.flags(taker));
    int level = against.best();
    while (level != NIL && levels.key(level) <= limit) {
      int worse = levels.next(level);
      boolean goesOn = walkLevel(taker, market, against, level, stp);
      against.dropIfEmpty(level);
      if (!goesOn) {
        return false;
      }
      level = worse;
    }
    return true;
  }

  /**
   * Empties the displayed queue from its head, then passes once through the dark one. One loop for
   * both, so that a fill is compiled into it once.
   *
   * @return whether the aggressor goes on; if not, it is closed
   */
  private boolean walkLevel(
      int taker, Market market, BookSide against, int level, SelfTradePrevention stp) {
    boolean dark = false;
    int maker = levels.head(level, false);
    while (true) {
      if (maker == NIL) {
        if (dark) {
          return true;
        }
        dark = true;
        maker = levels.head(level, true);
        continue;
      }
      int behind = orders.next(maker);
      if (!dark || probe.takes(maker, orders.leaves(taker))) {
        if (isSelf(taker, maker, stp)) {
          if (!prevent(taker, maker, against, stp)) {
            return false;
          }
        } else if (fill(taker, maker, market, against, dark) == 0) {
          open.close(taker);
          return false;
        }
      }
      maker = dark ? behind : levels.head(level, false);
    }
  }

  /** One fill; returns what the aggressor has left. */
  private long fill(int taker, int maker, Market market, BookSide against, boolean dark) {
    long available = dark ? orders.leaves(maker) : orders.shown(maker);
    long takerLeaves = orders.leaves(taker);
    long qty = Math.min(takerLeaves, available);
    long makerLeaves = orders.leaves(maker) - qty;
    long shown = dark ? 0 : available - qty;
    long price = orders.price(maker);
    orders.leaves(taker, takerLeaves - qty);
    against.reduce(maker, makerLeaves, shown);
    market.traded(price);
    out.trade(maker, taker, price, qty);
    if (makerLeaves == 0) {
      against.unlink(maker);
      open.close(maker);
    } else if (shown == 0 && !dark) {
      against.replenish(maker);
      out.replenished(maker, orders.shown(maker));
    }
    return takerLeaves - qty;
  }

  private boolean isSelf(int taker, int maker, SelfTradePrevention stp) {
    return stp != SelfTradePrevention.NONE && orders.account(maker) == orders.account(taker);
  }

  /** Self-trade prevention (§5); false where the aggressor is gone. */
  private boolean prevent(int taker, int maker, BookSide against, SelfTradePrevention stp) {
    switch (stp) {
      case CANCEL_NEWEST:
        cancel(taker, CancelReason.SELF_TRADE);
        return false;
      case CANCEL_BOTH:
        cancelResting(maker, against);
        cancel(taker, CancelReason.SELF_TRADE);
        return false;
      case DECREMENT:
        return decrement(taker, maker, against);
      default:
        cancelResting(maker, against);
        return true;
    }
  }

  private boolean decrement(int taker, int maker, BookSide against) {
    long takerLeaves = orders.leaves(taker);
    long makerLeaves = orders.leaves(maker);
    long less = Math.min(takerLeaves, makerLeaves);
    if (makerLeaves == less) {
      cancelResting(maker, against);
    } else {
      long left = makerLeaves - less;
      orders.qty(maker, orders.qty(maker) - less);
      against.reduce(maker, left, Math.min(orders.shown(maker), left));
      out.restated(maker);
    }
    if (takerLeaves == less) {
      cancel(taker, CancelReason.SELF_TRADE);
      return false;
    }
    orders.qty(taker, orders.qty(taker) - less);
    orders.leaves(taker, takerLeaves - less);
    out.restated(taker);
    return true;
  }

  /** Cancels a resting order in the middle of a walk, which drops empty levels itself. */
  private void cancelResting(int slot, BookSide side) {
    side.unlink(slot);
    cancel(slot, CancelReason.SELF_TRADE);
  }

  /** Cancels an order that is in no queue. */
  void cancel(int slot, CancelReason reason) {
    out.canceled(slot, reason, orders.leaves(slot));
    open.close(slot);
  }

  /** What becomes of what is left (§6). */
  private void settle(int slot, BookSide against, long limit, boolean priced) {
    TimeInForce tif = Words.tif(orders.flags(slot));
    if (tif == TimeInForce.FOK) {
      cancel(slot, CancelReason.FILL_OR_KILL);
    } else if (!priced) {
      boolean beyond = against.worst() != NIL && levels.key(against.worst()) > limit;
      cancel(slot, beyond ? CancelReason.PRICE_PROTECTION : CancelReason.NO_LIQUIDITY);
    } else if (tif == TimeInForce.IOC) {
      cancel(slot, CancelReason.IMMEDIATE_OR_CANCEL);
    } else {
      open.rest(slot);
      if (against.conditionals().size() > 0) {
        lookAgain.after(slot, against);
      }
    }
  }
}
