package dev.matchbook.core.internal;

import static dev.matchbook.core.internal.OrderFlags.CONDITIONAL;
import static dev.matchbook.core.internal.OrderFlags.DARK;
import static dev.matchbook.core.internal.OrderFlags.HAS_DISPLAY;
import static dev.matchbook.core.internal.OrderFlags.RESTING;

import dev.matchbook.core.num.Step;

/**
 * One side of a book: its levels best first, each with a displayed and a dark queue (RULEBOOK §5).
 *
 * <p>The sum of what is open on the side is counted only from when it is asked for until the side
 * is empty: without any order above 2^32 it cannot overflow, and keeping it cost 8 of 32 ns a
 * command where orders come and go at one level.
 *
 * <p>Invariants: no level is empty between calls; where {@code counting} is false, no order that
 * rests here had more than 2^32.
 */
public final class BookSide extends PricedLadder {
  /** Orders up to this never add up to {@link #MANY}: there are fewer than 2^29 slots. */
  private static final long SMALL = 1L << 32;

  private static final long MANY = 1L << 61;

  private final Orders orders;
  private final Conditionals conditionals;
  private BookSide opposite;
  private boolean counting;
  private long restingLeaves;
  private long waitingLeaves;
  private int openConditional;

  /**
   * An empty side.
   *
   * @param orders the engine's orders
   * @param tick the step of its prices
   * @param buys whether bids rest here
   */
  public BookSide(Orders orders, Step tick, boolean buys) {
    super(orders, tick, buys);
    this.orders = orders;
    conditionals = new Conditionals(this, orders);
  }

  /** The two sides of an empty book, bids first. */
  public static BookSide[] pair(Orders orders, Step tick) {
    BookSide[] sides = {new BookSide(orders, tick, true), new BookSide(orders, tick, false)};
    sides[0].opposite = sides[1];
    sides[1].opposite = sides[0];
    return sides;
  }

  /** The other side of its book. */
  public BookSide opposite() {
    return opposite;
  }

  /** The conditional orders that rest here. */
  public Conditionals conditionals() {
    return conditionals;
  }

  /**
   * Whether that much more may be open on this side: whether the leaves of all orders that rest
   * here or wait fit a {@code long} with it (§4.14).
   *
   * @param qty positive
   */
  public boolean hasRoomFor(long qty) {
    return !counting && qty <= SMALL || openLeaves() + qty >= 0;
  }

  /** Sum of the leaves of resting and waiting orders. */
  public long openLeaves() {
    if (!counting) {
      counting = true;
      restingLeaves = sum();
    }
    return restingLeaves + waitingLeaves;
  }

  private long sum() {
    long sum = 0;
    for (int level = best(); level != NONE; level = next(level)) {
      sum += unconditional(level);
    }
    for (int i = 0; i < conditionals.size(); i++) {
      sum += orders.leaves(conditionals.slot(i));
    }
    return sum;
  }

  /** Counts what waits for this side, or no longer does. */
  public void addWaitingLeaves(long change) {
    waitingLeaves += change;
    if (waitingLeaves >= MANY) {
      openLeaves();
    }
  }

  /** Number of conditional orders, resting and waiting, for §4.14. */
  public int openConditional() {
    return openConditional;
  }

  public void addOpenConditional(int change) {
    openConditional += change;
  }

  /** Puts an order at the tail of its queue; an iceberg shows {@code min(displayQty, leaves)}. */
  public void rest(int slot, long key, int flags, long leaves) {
    int level = levelFor(key);
    long ends = queue(level);
    if (ends == 0 && hasNoDark(level)) {
      open(level, key);
    }
    if (counting | leaves > SMALL) {
      count(leaves);
    }
    if ((flags & (DARK | HAS_DISPLAY)) == 0) {
      queue(level, orders.append(ends, slot, level, flags | RESTING), leaves);
    } else {
      restSpecial(level, slot, flags | RESTING, leaves);
    }
  }

  private void count(long leaves) {
    restingLeaves = openLeaves() - waitingLeaves + leaves;
  }

  private void restSpecial(int level, int slot, int flags, long leaves) {
    lightless();
    if ((flags & DARK) == 0) {
      show(level, slot, flags, leaves);
      return;
    }
    darkQueue(level, orders.append(darkQueue(level), slot, level, flags));
    if ((flags & CONDITIONAL) == 0) {
      addHiddenOrders(level, 1);
      addReserve(level, leaves);
    } else {
      addConditionalOrders(level, 1);
      conditionals.add(slot);
    }
  }

  private void show(int level, int slot, int flags, long leaves) {
    long shown = Math.min(orders.displayQty(slot), leaves);
    orders.shown(slot, shown);
    addReserve(level, leaves - shown);
    queue(level, orders.append(queue(level), slot, level, flags), shown);
  }

  /** Takes an order out of its queue. Its level stays, also empty: see {@link #dropIfEmpty}. */
  public void unlink(int slot) {
    int flags = orders.flags(slot);
    int level = orders.level(slot);
    long leaves = orders.leaves(slot);
    orders.flags(slot, flags & ~RESTING);
    if (counting) {
      restingLeaves -= leaves;
    }
    if ((flags & (DARK | HAS_DISPLAY)) == 0) {
      queue(level, orders.detach(queue(level), slot), -leaves);
    } else {
      unlinkSpecial(level, slot, flags, leaves);
    }
  }

  private void unlinkSpecial(int level, int slot, int flags, long leaves) {
    if ((flags & DARK) == 0) {
      long shown = orders.shown(slot);
      addReserve(level, shown - leaves);
      queue(level, orders.detach(queue(level), slot), -shown);
      return;
    }
    if ((flags & CONDITIONAL) == 0) {
      addHiddenOrders(level, -1);
      addReserve(level, -leaves);
    } else {
      addConditionalOrders(level, -1);
      conditionals.remove(slot);
    }
    darkQueue(level, orders.detach(darkQueue(level), slot));
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
    restingLeaves += change;
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
    addReserve(level, -orders.leaves(slot));
    queue(level, orders.detach(queue(level), slot), 0);
    show(level, slot, orders.flags(slot), orders.leaves(slot));
  }

  /** Notes what a walk took off the head of a level's displayed queue, which stays. */
  void taken(int level, long qty) {
    if (counting) {
      restingLeaves -= qty;
    }
    addShown(level, -qty);
  }

  /**
   * Takes plain orders off the head of a level's displayed queue that a walk has filled, and the
   * level out of the book if none is left.
   *
   * @param first the first of them
   * @param last the last of them
   * @param head the first order that stays, or NIL
   * @param gone how many do not
   * @param taken their sum and what was taken off {@code head}
   * @return whether the level is gone
   */
  boolean filled(int level, int first, int last, int head, int gone, long taken) {
    if (counting) {
      restingLeaves -= taken;
    }
    long ends = orders.behead(queue(level), head);
    orders.giveBack(first, last, gone);
    queue(level, ends, -taken);
    boolean empty = ends == 0 && hasNoDark(level);
    if (empty) {
      drop(level);
    }
    return empty;
  }

  /** Follows orders to other slots. */
  public void move(SlotMoves moves) {
    moveQueues(moves);
    conditionals.move(moves);
  }

  /** Orders in a level's displayed queue; counts them. */
  public int shownOrders(int level) {
    int count = 0;
    for (int slot = head(level); slot != Orders.NIL; slot = orders.next(slot)) {
      count++;
    }
    return count;
  }

  /** Takes a level without orders out of the book. */
  public void dropIfEmpty(int level) {
    if (isEmpty(level)) {
      drop(level);
    }
  }

  private void drop(int level) {
    close(level);
    counting &= best() != NONE || waitingLeaves >= MANY;
  }
}
