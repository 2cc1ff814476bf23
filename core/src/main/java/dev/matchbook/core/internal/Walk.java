package dev.matchbook.core.internal;

import static dev.matchbook.core.internal.OrderFlags.HAS_DISPLAY;
import static dev.matchbook.core.internal.Orders.NIL;

/**
 * The walk of an aggressor through the other side of its book (RULEBOOK §5).
 *
 * <p>Plain orders at the head of a displayed queue, which is nearly all there ever is, are filled
 * in one loop that touches nothing but their records: the level and the side learn of them once, at
 * its end, and their slots, linked already, go back in one piece. At the first order that is
 * anything else a {@link CarefulWalk} takes over.
 */
public final class Walk {
  /** What {@link #walk} returns where the aggressor was canceled on the way. */
  public static final long GONE = -1;

  private final Orders orders;
  private final Fills fills;
  private final CarefulWalk careful;

  /**
   * A walk over these orders.
   *
   * @param fills is told what happens
   */
  public Walk(Orders orders, Fills fills) {
    this.orders = orders;
    this.fills = fills;
    this.careful = new CarefulWalk(orders, fills);
  }

  /**
   * Makes the walk.
   *
   * @param taker the aggressor: a slot that is in no queue; its record may lack its leaves
   * @param limit worst key it takes
   * @param wanted its leaves, the R of the rulebook
   * @param wary whether it prevents self-trades
   * @return what it has left, or {@link #GONE}
   */
  public long walk(int taker, BookSide against, long limit, long wanted, boolean wary) {
    long left = wanted;
    while (against.reaches(limit)) {
      left = wary ? ~left : level(taker, against, left);
      if (left < 0) {
        orders.leaves(taker, ~left);
        return careful.walk(taker, against, limit);
      }
      if (left == 0) {
        return 0;
      }
    }
    return left;
  }

  /**
   * Takes from the best level. Its first order is met outside of any loop: mostly there is no
   * second, and what a loop prepares costs more than the fill.
   *
   * @return what is left, or its complement where the rest needs care
   */
  private long level(int taker, BookSide against, long wanted) {
    int level = against.best();
    int head = against.head(level);
    if (head == NIL || orders.is(head, HAS_DISPLAY)) {
      return ~wanted;
    }
    long price = against.bestPrice();
    fills.at(price);
    long leaves = orders.leaves(head);
    long left = wanted - leaves;
    if (left < 0) {
      fills.trade(head, taker, price, wanted, -left, 0);
      orders.leaves(head, -left);
      against.taken(level, wanted);
      return 0;
    }
    fills.trade(head, taker, price, leaves, 0, left);
    fills.filled(head);
    int next = orders.next(head);
    if (left > 0 && next != NIL) {
      return others(taker, against, level, head, wanted, left);
    }
    boolean empty = against.filled(level, head, head, next, 1, leaves);
    return empty || left == 0 ? left : ~left;
  }

  /** Goes on behind the head of a level, which is filled. */
  private long others(
      int taker, BookSide against, int level, int head, long wanted, long leftByHead) {
    long price = against.bestPrice();
    int last = head;
    int gone = 1;
    int maker = orders.next(head);
    long left = leftByHead;
    while (maker != NIL && left > 0 && !orders.is(maker, HAS_DISPLAY)) {
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
    boolean empty = against.filled(level, head, last, maker, gone, wanted - left);
    return empty || left == 0 ? left : ~left;
  }
}
