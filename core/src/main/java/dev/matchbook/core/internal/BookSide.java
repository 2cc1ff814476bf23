package dev.matchbook.core.internal;

import static dev.matchbook.core.internal.OrderFlags.CONDITIONAL;
import static dev.matchbook.core.internal.OrderFlags.DARK;
import static dev.matchbook.core.internal.OrderFlags.HAS_DISPLAY;
import static dev.matchbook.core.internal.OrderFlags.RESTING;
import static dev.matchbook.core.internal.Orders.NIL;

import dev.matchbook.core.num.Step;

/**
 * One side of a book: its levels best first, each with a displayed and a dark queue (RULEBOOK §5).
 *
 * <p>Prices are turned into keys, counts of ticks such that on both sides the smaller key is the
 * better price: the complement of a bid's, so that every {@code long} has one.
 *
 * <p>Invariants: no level is empty between calls; {@link #openLeaves} is the sum of the leaves of
 * all orders that rest here or wait for this side.
 */
public final class BookSide extends Ladder {
  private final Orders orders;
  private final Step tick;
  private final long flip;
  private final Conditionals conditionals;
  private BookSide opposite;
  private long openLeaves;
  private int openConditional;

  /**
   * An empty side.
   *
   * @param orders the engine's orders
   * @param tick the step of its prices
   * @param buys whether bids rest here
   */
  public BookSide(Orders orders, Step tick, boolean buys) {
    super(orders);
    this.orders = orders;
    this.tick = tick;
    flip = buys ? -1 : 0;
    conditionals = new Conditionals(this, orders);
  }

  /** The key of a price on this side; {@link #priceOf} is its inverse. */
  public long keyOf(long price) {
    return tick.quotient(price) ^ flip;
  }

  /** As {@link #keyOf}, of a price that is a count of ticks. */
  public long keyOfTicks(long ticks) {
    return ticks ^ flip;
  }

  /** The worst key whose price is not beyond that one, which need not be a multiple of the tick. */
  public long keyWithin(long price) {
    return buys() ? ~-Math.floorDiv(-price, tick.size()) : Math.floorDiv(price, tick.size());
  }

  public long priceOf(long key) {
    return (key ^ flip) * tick.size();
  }

  public boolean buys() {
    return flip != 0;
  }

  /** Makes two sides a book. */
  public static void pair(BookSide bids, BookSide asks) {
    bids.opposite = asks;
    asks.opposite = bids;
  }

  /** The other side of its book. */
  public BookSide opposite() {
    return opposite;
  }

  /** The conditional orders that rest here. */
  public Conditionals conditionals() {
    return conditionals;
  }

  /** Sum of the leaves of resting and waiting orders, for §4.14. */
  public long openLeaves() {
    return openLeaves;
  }

  public void addOpenLeaves(long change) {
    openLeaves += change;
  }

  /** Number of conditional orders, resting and waiting, for §4.14. */
  public int openConditional() {
    return openConditional;
  }

  public void addOpenConditional(int change) {
    openConditional += change;
  }

  /** Puts an order at the tail of its queue; an iceberg shows {@code min(displayQty, leaves)}. */
  public void rest(int slot, long key, int flags) {
    int level = levelFor(key);
    long ends = queue(level);
    if (ends == 0 && isEmpty(level)) {
      open(level, key);
    }
    long leaves = orders.leaves(slot);
    orders.level(slot, level);
    orders.flags(slot, flags | RESTING);
    openLeaves += leaves;
    if ((flags & (DARK | HAS_DISPLAY)) == 0) {
      queue(level, append(ends, slot));
      addShown(level, leaves);
      addShownOrders(level, 1);
    } else if ((flags & DARK) == 0) {
      show(level, slot, leaves);
    } else {
      hide(level, slot, leaves, flags);
    }
  }

  private void show(int level, int slot, long leaves) {
    long shown = Math.min(orders.displayQty(slot), leaves);
    queue(level, append(queue(level), slot));
    orders.shown(slot, shown);
    addReserve(level, leaves - shown);
    addShown(level, shown);
    addShownOrders(level, 1);
  }

  private void hide(int level, int slot, long leaves, int flags) {
    darkQueue(level, append(darkQueue(level), slot));
    addDarkOrders(level, 1);
    if ((flags & CONDITIONAL) == 0) {
      addReserve(level, leaves);
    } else {
      addConditionalOrders(level, 1);
      conditionals.add(slot);
    }
  }

  /** Takes an order out of its queue. Its level stays, also empty: see {@link #dropIfEmpty}. */
  public void unlink(int slot) {
    int flags = orders.flags(slot);
    int level = orders.level(slot);
    long leaves = orders.leaves(slot);
    orders.flags(slot, flags & ~RESTING);
    openLeaves -= leaves;
    if ((flags & DARK) == 0) {
      queue(level, detach(queue(level), slot));
      addShownOrders(level, -1);
      long shown = (flags & HAS_DISPLAY) == 0 ? leaves : conceal(level, slot, leaves);
      addShown(level, -shown);
    } else {
      unhide(level, slot, leaves, flags);
    }
  }

  private long conceal(int level, int slot, long leaves) {
    long shown = orders.shown(slot);
    addReserve(level, shown - leaves);
    return shown;
  }

  private void unhide(int level, int slot, long leaves, int flags) {
    if ((flags & CONDITIONAL) == 0) {
      addReserve(level, -leaves);
    } else {
      addConditionalOrders(level, -1);
      conditionals.remove(slot);
    }
    darkQueue(level, detach(darkQueue(level), slot));
    addDarkOrders(level, -1);
  }

  /** Takes an order out of its queue and its level out of the book if it was the last there. */
  public void remove(int slot) {
    unlink(slot);
    dropIfEmpty(orders.level(slot));
  }

  /** Takes quantity off a resting order: a fill, a decrement or a replace downwards. */
  public void reduce(int slot, long leaves, long shown) {
    int level = orders.level(slot);
    int flags = orders.flags(slot);
    long change = leaves - orders.leaves(slot);
    openLeaves += change;
    if ((flags & DARK) == 0) {
      long shownChange = shown - orders.shown(slot);
      addShown(level, shownChange);
      if ((flags & HAS_DISPLAY) != 0) {
        orders.shown(slot, shown);
        addReserve(level, change - shownChange);
      }
    } else if ((flags & CONDITIONAL) == 0) {
      addReserve(level, change);
    }
    orders.leaves(slot, leaves);
  }

  /** Shows an iceberg anew at the tail of its queue. */
  public void replenish(int slot) {
    int level = orders.level(slot);
    queue(level, detach(queue(level), slot));
    addShownOrders(level, -1);
    addReserve(level, -orders.leaves(slot));
    show(level, slot, orders.leaves(slot));
  }

  /**
   * Takes plain orders off the head of a level's displayed queue that a walk has filled.
   *
   * @param first the first of them
   * @param last the last of them
   * @param head the first order that stays, or NIL
   * @param gone how many do not
   * @param taken their sum and what was taken off {@code head}
   */
  void filled(int level, int first, int last, int head, int gone, long taken) {
    openLeaves -= taken;
    addShown(level, -taken);
    if (gone > 0) {
      addShownOrders(level, -gone);
      if (head == NIL) {
        queue(level, 0);
      } else {
        orders.prev(head, NIL);
        queue(level, Pair.of(head, Pair.right(queue(level))));
      }
      orders.giveBack(first, last, gone);
    }
  }

  /** Takes a level without orders out of the book. */
  public void dropIfEmpty(int level) {
    if (isEmpty(level)) {
      close(level);
    }
  }

  private long append(long ends, int slot) {
    int tail = Pair.right(ends);
    orders.prev(slot, tail);
    orders.next(slot, NIL);
    if (tail == NIL) {
      return Pair.of(slot, slot);
    }
    orders.next(tail, slot);
    return Pair.of(Pair.left(ends), slot);
  }

  private long detach(long ends, int slot) {
    int prev = orders.prev(slot);
    int next = orders.next(slot);
    int head = Pair.left(ends);
    int tail = Pair.right(ends);
    if (prev == NIL) {
      head = next;
    } else {
      orders.next(prev, next);
    }
    if (next == NIL) {
      tail = prev;
    } else {
      orders.prev(next, prev);
    }
    return Pair.of(head, tail);
  }
}
