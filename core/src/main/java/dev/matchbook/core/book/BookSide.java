package dev.matchbook.core.book;

import static dev.matchbook.core.book.Orders.NIL;

/**
 * One side of a book: its levels best first, each with a displayed and a dark queue (RULEBOOK §5).
 *
 * <p>Prices are turned into keys so that on both sides the smaller key is the better price. Best
 * and worst level are at hand; the {@link LevelIndex} is asked only where an order comes to another
 * price than the best.
 *
 * <p>Invariants: no level is empty between calls; {@link #openLeaves} is the sum of the leaves of
 * all orders that rest here or wait for this side.
 */
public final class BookSide {
  private final Orders orders;
  private final Levels levels;
  private final boolean buys;
  private final LevelIndex index = new LevelIndex();
  private final Conditionals conditionals;
  private int best = NIL;
  private int worst = NIL;
  private long openLeaves;
  private int openConditional;

  /**
   * An empty side.
   *
   * @param orders the engine's orders
   * @param levels the engine's levels
   * @param buys whether bids rest here
   */
  public BookSide(Orders orders, Levels levels, boolean buys) {
    this.orders = orders;
    this.levels = levels;
    this.buys = buys;
    this.conditionals = new Conditionals(orders, levels);
  }

  /** The key of a price on this side; {@link #priceOf} is its inverse. */
  public long keyOf(long price) {
    return buys ? -price : price;
  }

  public long priceOf(long key) {
    return buys ? -key : key;
  }

  public boolean buys() {
    return buys;
  }

  /** The best level, or {@link Orders#NIL}. */
  public int best() {
    return best;
  }

  /** The worst level, or {@link Orders#NIL}. */
  public int worst() {
    return worst;
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
  public void rest(int slot) {
    int level = levelAt(keyOf(orders.price(slot)));
    long leaves = orders.leaves(slot);
    orders.level(slot, level);
    orders.set(slot, Orders.RESTING);
    openLeaves += leaves;
    boolean dark = orders.is(slot, Orders.DARK);
    append(level, dark, slot);
    if (!dark) {
      show(slot);
      levels.addShown(level, orders.shown(slot));
      levels.addShownOrders(level, 1);
      levels.addPlain(level, leaves);
    } else if (orders.is(slot, Orders.CONDITIONAL)) {
      levels.addConditionalOrders(level, 1);
      conditionals.add(slot);
    } else {
      levels.addHiddenOrders(level, 1);
      levels.addPlain(level, leaves);
    }
  }

  private void show(int slot) {
    if (orders.is(slot, Orders.HAS_DISPLAY)) {
      orders.shown(slot, Math.min(orders.displayQty(slot), orders.leaves(slot)));
    }
  }

  /** Takes an order out of its queue. Its level stays, also empty: see {@link #dropIfEmpty}. */
  public void unlink(int slot) {
    int level = orders.level(slot);
    long leaves = orders.leaves(slot);
    boolean dark = orders.is(slot, Orders.DARK);
    detach(level, dark, slot);
    orders.clear(slot, Orders.RESTING);
    openLeaves -= leaves;
    if (!dark) {
      levels.addShown(level, -orders.shown(slot));
      levels.addShownOrders(level, -1);
      levels.addPlain(level, -leaves);
    } else if (orders.is(slot, Orders.CONDITIONAL)) {
      levels.addConditionalOrders(level, -1);
      conditionals.remove(slot);
    } else {
      levels.addHiddenOrders(level, -1);
      levels.addPlain(level, -leaves);
    }
  }

  /** Takes an order out of its queue and its level out of the book if it was the last there. */
  public void remove(int slot) {
    unlink(slot);
    dropIfEmpty(orders.level(slot));
  }

  /** Takes quantity off a resting order: a fill, a decrement or a replace downwards. */
  public void reduce(int slot, long leaves, long shown) {
    int level = orders.level(slot);
    long less = orders.leaves(slot) - leaves;
    openLeaves -= less;
    if (!orders.is(slot, Orders.DARK)) {
      levels.addShown(level, shown - orders.shown(slot));
      levels.addPlain(level, -less);
      if (orders.is(slot, Orders.HAS_DISPLAY)) {
        orders.shown(slot, shown);
      }
    } else if (!orders.is(slot, Orders.CONDITIONAL)) {
      levels.addPlain(level, -less);
    }
    orders.leaves(slot, leaves);
  }

  /** Shows an iceberg anew at the tail of its queue. */
  public void replenish(int slot) {
    int level = orders.level(slot);
    detach(level, false, slot);
    append(level, false, slot);
    show(slot);
    levels.addShown(level, orders.shown(slot));
  }

  /** Takes a level without orders out of the book. */
  public void dropIfEmpty(int level) {
    if (!levels.isEmpty(level)) {
      return;
    }
    int better = levels.prev(level);
    int worse = levels.next(level);
    if (better == NIL) {
      best = worse;
    } else {
      levels.next(better, worse);
    }
    if (worse == NIL) {
      worst = better;
    } else {
      levels.prev(worse, better);
    }
    index.remove(levels.key(level));
    levels.release(level);
  }

  private int levelAt(long key) {
    if (best != NIL && levels.key(best) == key) {
      return best;
    }
    int level = index.find(key);
    return level == NIL ? addLevel(key) : level;
  }

  private int addLevel(long key) {
    int level = levels.take(key);
    int better = index.floor(key);
    int worse = better == NIL ? best : levels.next(better);
    index.add(key, level);
    levels.prev(level, better);
    levels.next(level, worse);
    if (better == NIL) {
      best = level;
    } else {
      levels.next(better, level);
    }
    if (worse == NIL) {
      worst = level;
    } else {
      levels.prev(worse, level);
    }
    return level;
  }

  private void append(int level, boolean dark, int slot) {
    int tail = levels.tail(level, dark);
    orders.prev(slot, tail);
    orders.next(slot, NIL);
    levels.tail(level, dark, slot);
    if (tail == NIL) {
      levels.head(level, dark, slot);
    } else {
      orders.next(tail, slot);
    }
  }

  private void detach(int level, boolean dark, int slot) {
    int prev = orders.prev(slot);
    int next = orders.next(slot);
    if (prev == NIL) {
      levels.head(level, dark, next);
    } else {
      orders.next(prev, next);
    }
    if (next == NIL) {
      levels.tail(level, dark, prev);
    } else {
      orders.prev(next, prev);
    }
  }
}
