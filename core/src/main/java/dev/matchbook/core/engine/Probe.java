package dev.matchbook.core.engine;

import static dev.matchbook.core.internal.Orders.NIL;

import dev.matchbook.core.SelfTradePrevention;
import dev.matchbook.core.internal.BookSide;
import dev.matchbook.core.internal.Orders;

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

  private int account;
  private boolean prevents;
  private boolean cancelsOldest;
  private long wanted;
  private long filled;
  private boolean metOwn;
  private boolean ended;

  Probe(OpenOrders open) {
    this.orders = open.orders;
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
    while (level != BookSide.NONE && against.key(level) <= limit && filled < enough && !ended) {
      if (!prevents && against.conditionalOrders(level) == 0) {
        fill(against.unconditional(level));
      } else {
        displayed(against.head(level));
        dark(against.darkHead(level));
      }
      level = against.next(level);
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

  private void displayed(int head) {
    long whole = 0;
    long shownAhead = 0;
    for (int slot = head; slot != NIL; slot = orders.next(slot)) {
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

  private void dark(int head) {
    int slot = head;
    while (slot != NIL && filled < wanted && !ended) {
      if (orders.takesPart(slot, wanted - filled)) {
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
}
