package dev.matchbook.core.engine;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.SelfTradePrevention;
import dev.matchbook.core.TimeInForce;
import dev.matchbook.core.internal.BookSide;
import dev.matchbook.core.internal.Fills;
import dev.matchbook.core.internal.OrderFlags;
import dev.matchbook.core.internal.Orders;
import dev.matchbook.core.internal.Walk;

/**
 * Lets an aggressor act: the tests before its {@link Walk}, what the walk tells, what is left of it
 * and the conditional orders that look again (RULEBOOK §5 and §6).
 */
final class Matcher implements Fills {
  private final OpenOrders open;
  private final Orders orders;

  private final EventOut out;
  private final Probe probe;
  private final LookAgain lookAgain;
  private final Walk walk;

  /** Where the walk is. */
  private Market walked;

  Matcher(OpenOrders open, EventOut out, Probe probe) {
    this.open = open;
    this.orders = open.orders;

    this.out = out;
    this.probe = probe;
    this.lookAgain = new LookAgain(this, open);
    this.walk = new Walk(orders, this);
  }

  /** Lets an order that is in no queue act, and settles what is left of it. */
  void enter(int slot, boolean triggered) {
    Market market = open.market(slot);
    BookSide against = market.side(orders.flags(slot)).opposite();
    boolean priced = orders.price(slot) != Orders.NONE;
    long limit = priced ? against.keyOf(orders.price(slot)) : Collar.limit(market, against);
    if (triggered && orders.is(slot, OrderFlags.POST_ONLY) && crosses(slot, against, limit)) {
      cancel(slot, CancelReason.POST_ONLY_WOULD_CROSS);
    } else if (!passes(slot, against, limit) || walk(slot, against, limit)) {
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
    if ((flags & OrderFlags.ALL_OR_NONE) != 0 || Words.tif(flags) == TimeInForce.FOK) {
      needed = leaves;
    } else if ((flags & OrderFlags.HAS_MIN_FILL) != 0) {
      needed = Math.min(orders.minFillQty(slot), leaves);
    } else {
      return true;
    }
    // what is open on the other side bounds what can be filled, without looking at an order
    return needed <= against.openLeaves()
        && probe.fillable(slot, leaves, against, limit, needed) >= needed;
  }

  /** Lets conditional orders look again after an order has come to rest (§6). */
  void rested(int slot, BookSide against) {
    if (against.conditionals().size() > 0) {
      lookAgain.after(slot, against);
    }
  }

  /** The walk of an order that is in no index and prevents no self-trades: what it has left. */
  long walkPlain(int taker, Market market, BookSide against, long limit, long wanted) {
    at(market);
    return walk.walk(taker, against, limit, wanted, false);
  }

  /** Makes the walk; false where nothing is left and the order is closed. */
  boolean walk(int taker, BookSide against, long limit) {
    at(open.market(taker));
    boolean wary = orders.is(taker, OrderFlags.PREVENTS_SELF_TRADE);
    long left = walk.walk(taker, against, limit, orders.leaves(taker), wary);
    if (left == 0) {
      open.close(taker);
    }
    return left > 0;
  }

  private void at(Market market) {
    if (walked != market) {
      walked = market;
    }
  }

  @Override
  public void at(long price) {
    walked.traded(price);
  }

  @Override
  public void trade(
      int maker, int taker, long price, long qty, long makerLeaves, long takerLeaves) {
    orders.leaves(maker, makerLeaves);
    orders.leaves(taker, takerLeaves);

    out.trade(maker, taker, price, qty);
  }

  @Override
  public void filled(int maker) {
    open.forget(maker);
  }

  @Override
  public void replenished(int slot) {
    out.replenished(slot, orders.shown(slot));
  }

  @Override
  public boolean prevented(int maker, int taker, BookSide against) {
    return prevent(taker, maker, against, Words.stp(orders.flags(taker)));
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
      boolean beyond = against.beyond(limit) != BookSide.NONE;
      cancel(slot, beyond ? CancelReason.PRICE_PROTECTION : CancelReason.NO_LIQUIDITY);
    } else if (tif == TimeInForce.IOC) {
      cancel(slot, CancelReason.IMMEDIATE_OR_CANCEL);
    } else {
      open.rest(slot);
      rested(slot, against);
    }
  }
}
