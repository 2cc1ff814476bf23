package dev.matchbook.core.internal;

import static dev.matchbook.core.internal.OrderFlags.PREVENTS_SELF_TRADE;
import static dev.matchbook.core.internal.Orders.NIL;

/**
 * The walk of RULEBOOK §5 with all that can happen on it: icebergs, dark queues, conditions,
 * self-trade prevention. Order by order, and with every record right at every moment.
 */
final class CarefulWalk {
  private final Orders orders;
  private final Fills fills;

  CarefulWalk(Orders orders, Fills fills) {
    this.orders = orders;
    this.fills = fills;
  }

  /** As {@link Walk#walk}, with what is wanted in the aggressor's record. */
  long walk(int taker, BookSide against, long limit) {
    int level = against.best();
    while (level != BookSide.NONE) {
      long key = against.key(level);
      if (key > limit) {
        break;
      }
      boolean goesOn = displayed(taker, against, level) && dark(taker, against, level);
      against.dropIfEmpty(level);
      if (!goesOn) {
        return Walk.GONE;
      }
      if (orders.leaves(taker) == 0) {
        return 0;
      }
      level = against.reaches(key) ? against.beyond(key) : against.best();
    }
    return orders.leaves(taker);
  }

  /** Empties the displayed queue from its head; false where the aggressor was canceled. */
  private boolean displayed(int taker, BookSide against, int level) {
    int maker = against.head(level);
    while (maker != NIL && orders.leaves(taker) > 0) {
      if (!meet(taker, maker, against, orders.shown(maker))) {
        return false;
      }
      maker = against.head(level);
    }
    return true;
  }

  /** Passes once through the dark queue; false where the aggressor was canceled. */
  private boolean dark(int taker, BookSide against, int level) {
    int maker = against.darkHead(level);
    while (maker != NIL && orders.leaves(taker) > 0) {
      int behind = orders.next(maker);
      if (orders.takesPart(maker, orders.leaves(taker))
          && !meet(taker, maker, against, orders.leaves(maker))) {
        return false;
      }
      maker = behind;
    }
    return true;
  }

  /** Two orders meet; false where the aggressor was canceled. */
  private boolean meet(int taker, int maker, BookSide against, long available) {
    if (orders.is(taker, PREVENTS_SELF_TRADE) && orders.account(maker) == orders.account(taker)) {
      return fills.prevented(maker, taker, against);
    }
    fill(taker, maker, against, available);
    return true;
  }

  private void fill(int taker, int maker, BookSide against, long available) {
    boolean dark = orders.is(maker, OrderFlags.DARK);
    long qty = Math.min(orders.leaves(taker), available);
    long takerLeaves = orders.leaves(taker) - qty;
    long makerLeaves = orders.leaves(maker) - qty;
    long shown = dark ? 0 : available - qty;
    long price = against.priceOf(against.key(orders.level(maker)));
    orders.leaves(taker, takerLeaves);
    against.reduce(maker, makerLeaves, shown);
    fills.at(price);
    fills.trade(maker, taker, price, qty, makerLeaves, takerLeaves);
    if (makerLeaves == 0) {
      against.unlink(maker);
      fills.filled(maker);
      orders.giveBack(maker);
    } else if (shown == 0 && !dark) {
      against.replenish(maker);
      fills.replenished(maker);
    }
  }
}
