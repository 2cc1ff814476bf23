package dev.matchbook.core.engine;

import static dev.matchbook.core.book.Orders.NIL;

import dev.matchbook.core.SelfTradePrevention;
import dev.matchbook.core.book.BookSide;
import dev.matchbook.core.book.Levels;
import dev.matchbook.core.book.Orders;

/**
 * The walk without effect (RULEBOOK §5): how much an aggressor would fill.
 *
 * <p>It needs no copy of the book. A displayed queue is emptied before anything else at its price,
 * so it yields all its leaves, reserves of icebergs included; the order of its fills matters only
 * where an own order ends the walk: that one is met after what the orders ahead of it show. Levels
 * without conditional orders are taken in one step where self-trades are allowed.
 */
final class Probe {
  private final Orders orders;
  private final Levels levels;
  private int account;
  private boolean prevents;
  private boolean cancelsOldest;
  private long wanted;
  private long filled;
  private boolean metOwn;
  private boolean ended;

  Probe(OpenOrders open) {
    this.orders = open.orders;
    this.levels = open.levels;
  }

  /**
   * Walks until {@code enough} would be filled or the walk ends.
   *
   * @param taker the aggressor
   * @param quantity its remaining quantity
   * @param against the side it meets
   * @param limit worst key it takes
   * @param enough where the caller need not know more
   * @return what would be filled, exactly if below {@code enough}
   */
  long fillable(int taker, long quantity, BookSide against, long limit, long enough) {
    SelfTradePrevention stp = Words.stp(orders.flags(taker));
    return fillable(orders.account(taker), stp, quantity, against, limit, enough);
  }

  /** As above, of an order that has no slot yet. */
  long fillable(
      int account,
      SelfTradePrevention stp,
      long quantity,
      BookSide against,
      long limit,
      long enough) {
    this.account = account;
    prevents = stp != SelfTradePrevention.NONE;
    cancelsOldest = stp == SelfTradePrevention.CANCEL_OLDEST;
    wanted = quantity;
    filled = 0;
    metOwn = false;
    ended = false;
    int level = against.best();
    while (level != NIL && levels.key(level) <= limit && filled < enough && !ended) {
      if (!prevents && levels.conditionalOrders(level) == 0) {
        fill(levels.plain(level));
      } else {
        displayed(level);
        dark(level);
      }
      level = levels.next(level);
    }
    return filled;
  }

  /** Whether the last walk came to an own order under self-trade prevention. */
  boolean metOwn() {
    return metOwn;
  }

  private void fill(long quantity) {
    filled += Math.min(wanted - filled, quantity);
  }

  private void displayed(int level) {
    long whole = 0;
    long shownAhead = 0;
    for (int slot = levels.head(level, false); slot != NIL; slot = orders.next(slot)) {
      if (shownAhead >= wanted - filled) {
        break;
      }
      if (isOwn(slot)) {
        metOwn = true;
        if (cancelsOldest) {
          continue;
        }
        ended = true;
        whole = shownAhead;
        break;
      }
      shownAhead += orders.shown(slot);
      whole += orders.leaves(slot);
    }
    fill(whole);
  }

  private void dark(int level) {
    int slot = levels.head(level, true);
    while (slot != NIL && filled < wanted && !ended) {
      if (takes(slot, wanted - filled)) {
        if (!isOwn(slot)) {
          fill(orders.leaves(slot));
        } else {
          metOwn = true;
          ended = !cancelsOldest;
        }
      }
      slot = orders.next(slot);
    }
  }

  private boolean isOwn(int slot) {
    return prevents && orders.account(slot) == account;
  }

  /** Whether a resting order of the dark queue takes part in a fill by that quantity (§5). */
  boolean takes(int slot, long quantity) {
    int flags = orders.flags(slot);
    if ((flags & Orders.CONDITIONAL) == 0) {
      return true;
    }
    long leaves = orders.leaves(slot);
    if ((flags & Orders.ALL_OR_NONE) != 0) {
      return quantity >= leaves;
    }
    return Math.min(quantity, leaves) >= Math.min(orders.minFillQty(slot), leaves);
  }
}
