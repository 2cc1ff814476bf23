package dev.matchbook.core.internal;

import static dev.matchbook.core.internal.OrderFlags.HAS_DISPLAY;
import static dev.matchbook.core.internal.OrderFlags.PREVENTS_SELF_TRADE;
import static dev.matchbook.core.internal.Orders.NIL;

/**
 * The walk of an aggressor through the other side of its book (RULEBOOK §5). The aggressor has a
 * slot and is in no queue; its leaves are the R of the rulebook.
 *
 * <p>Plain orders at the head of a displayed queue, which is nearly all there ever is, are filled
 * in one loop that touches nothing but their records; the level and the side learn of them once, at
 * its end. What shows less than it has, is dark, or has the aggressor's account leaves that loop.
 * Until a level's loop ends its sums are those from before.
 */
public final class Walk {
  private final Orders orders;
  private final Fills fills;

  /**
   * A walk over these orders.
   *
   * @param fills is told what happens
   */
  public Walk(Orders orders, Fills fills) {
    this.orders = orders;
    this.fills = fills;
  }

  /**
   * Makes the walk.
   *
   * @param limit worst key it takes
   * @return whether the aggressor goes on; if not, it has no leaves or is gone
   */
  public boolean walk(int taker, BookSide against, long limit) {
    int level = against.best();
    while (level != BookSide.NONE) {
      long key = against.key(level);
      if (key > limit) {
        return true;
      }
      boolean goesOn = displayed(taker, against, level);
      if (goesOn && against.darkOrders(level) > 0) {
        goesOn = dark(taker, against, level);
      }
      against.dropIfEmpty(level);
      if (!goesOn) {
        return false;
      }
      level = against.reaches(key) ? against.beyond(key) : against.best();
    }
    return true;
  }

  /** Empties the displayed queue from its head; false where the aggressor is gone. */
  private boolean displayed(int taker, BookSide against, int level) {
    long price = against.priceOf(against.key(level));
    boolean wary = orders.is(taker, PREVENTS_SELF_TRADE);
    long wanted = orders.leaves(taker);
    long left = wanted;
    int head = against.head(level);
    int maker = head;
    int last = NIL;
    int gone = 0;
    while (maker != NIL && left > 0) {
      if (wary || orders.is(maker, HAS_DISPLAY)) {
        orders.leaves(taker, left);
        against.filled(level, head, last, maker, gone, wanted - left);
        return special(taker, against, level);
      }
      long leaves = orders.leaves(maker);
      if (left < leaves) {
        fills.trade(maker, taker, price, left, leaves - left, 0);
        orders.leaves(maker, leaves - left);
        left = 0;
        break;
      }
      left -= leaves;
      fills.trade(maker, taker, price, leaves, 0, left);
      fills.filled(maker);
      last = maker;
      maker = orders.next(maker);
      gone++;
    }
    orders.leaves(taker, left);
    against.filled(level, head, last, maker, gone, wanted - left);
    return left > 0;
  }

  /** The rest of a displayed queue, order by order, as {@link #displayed}. */
  private boolean special(int taker, BookSide against, int level) {
    int maker = against.head(level);
    while (maker != NIL) {
      if (!meet(taker, maker, against, orders.shown(maker))) {
        return false;
      }
      maker = against.head(level);
    }
    return true;
  }

  /** Passes once through the dark queue; false where the aggressor is gone. */
  private boolean dark(int taker, BookSide against, int level) {
    int maker = against.darkHead(level);
    while (maker != NIL) {
      int behind = orders.next(maker);
      if (orders.takesPart(maker, orders.leaves(taker))
          && !meet(taker, maker, against, orders.leaves(maker))) {
        return false;
      }
      maker = behind;
    }
    return true;
  }

  /** Two orders meet; false where the aggressor is gone. */
  private boolean meet(int taker, int maker, BookSide against, long available) {
    if (orders.is(taker, PREVENTS_SELF_TRADE) && orders.account(maker) == orders.account(taker)) {
      return fills.prevented(maker, taker, against);
    }
    return fill(taker, maker, against, available) > 0;
  }

  /** One fill; returns what the aggressor has left. */
  private long fill(int taker, int maker, BookSide against, long available) {
    boolean dark = orders.is(maker, OrderFlags.DARK);
    long takerLeaves = orders.leaves(taker);
    long qty = Math.min(takerLeaves, available);
    long makerLeaves = orders.leaves(maker) - qty;
    long shown = dark ? 0 : available - qty;
    long price = against.priceOf(against.key(orders.level(maker)));
    orders.leaves(taker, takerLeaves - qty);
    against.reduce(maker, makerLeaves, shown);
    fills.trade(maker, taker, price, qty, makerLeaves, takerLeaves - qty);
    if (makerLeaves == 0) {
      against.unlink(maker);
      fills.filled(maker);
      orders.giveBack(maker);
    } else if (shown == 0 && !dark) {
      against.replenish(maker);
      fills.replenished(maker);
    }
    return takerLeaves - qty;
  }
}
