package dev.matchbook.core.book;

import static dev.matchbook.core.internal.Orders.NIL;

import dev.matchbook.core.Side;
import dev.matchbook.core.internal.BookSide;
import dev.matchbook.core.internal.Fills;
import dev.matchbook.core.internal.IdIndex;
import dev.matchbook.core.internal.OrderFlags;
import dev.matchbook.core.internal.Orders;
import dev.matchbook.core.internal.SlotMoves;
import dev.matchbook.core.internal.Walk;
import dev.matchbook.core.num.Step;
import java.util.Objects;

/**
 * A limit order book in price-time priority, and nothing else: what is left of {@link
 * dev.matchbook.core.engine.MatchingEngine} for a host that numbers, checks and stores orders
 * itself.
 *
 * <p>Prices are counts of ticks. Order ids and prices are any {@code long}, quantities any positive
 * one; the quantities that rest on one side fit a {@code long} together. Memory follows the open
 * orders, 32 bytes and 16 to 32 for its id each, and the prices in use. In steady state nothing is
 * allocated.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class OrderBook {
  private final Orders orders = new Orders(false);

  private final IdIndex ids = new IdIndex(orders);
  private final BookSide[] sides = BookSide.pair(orders, Step.ONE);
  private final ToListener fills;
  private final Walk walk;

  /**
   * An empty book.
   *
   * @param listener is told every trade
   */
  public OrderBook(BookListener listener) {
    fills = new ToListener(Objects.requireNonNull(listener, "listener"), orders, ids);

    walk = new Walk(orders, fills);
  }

  /**
   * Enters a limit order: it takes what it meets at its price or better, and rests with what is
   * left.
   *
   * @param orderId of no order that rests
   * @param side its side
   * @param price in ticks
   * @param qty positive
   * @return what rests, 0 if it was filled
   * @throws IllegalArgumentException if an order with that id rests, {@code qty} is not positive,
   *     or what rests on its side and all of {@code qty} are more than a {@code long}; nothing has
   *     changed then
   */
  public long limit(long orderId, Side side, long price, long qty) {
    if (orders.isSparse()) {
      shrink();
    }
    int s = side.ordinal();
    BookSide own = sides[s];
    requireNew(orderId, qty);
    if (!own.hasRoomFor(qty)) {
      throw new IllegalArgumentException("qty: too much on one side: " + qty);
    }
    BookSide against = own.opposite();
    long limit = against.keyOfTicks(price);
    long left = against.reaches(limit) ? take(orderId, qty, against, limit) : qty;
    if (left > 0) {
      int slot = orders.take();
      orders.set(slot, orderId, left);
      ids.put(orderId, slot);
      own.rest(slot, own.keyOfTicks(price), s, left);
    }
    return left;
  }

  /**
   * Enters an order that takes what it meets at its price or better, and is gone.
   *
   * @param orderId of no order that rests
   * @param side its side
   * @param price in ticks
   * @param qty positive
   * @return what found nobody, 0 if it was filled
   * @throws IllegalArgumentException as {@link #limit}
   */
  public long ioc(long orderId, Side side, long price, long qty) {
    requireNew(orderId, qty);
    BookSide against = sides[side.ordinal()].opposite();
    return take(orderId, qty, against, against.keyOfTicks(price));
  }

  /**
   * Takes an order out.
   *
   * @return what was open of it, 0 if no order with that id rests
   */
  public long cancel(long orderId) {
    if (orders.isSparse()) {
      shrink();
    }
    int slot = ids.take(orderId);
    if (slot == NIL) {
      return 0;
    }
    long leaves = orders.leaves(slot);
    sides[orders.flags(slot) & OrderFlags.SELL].remove(slot);
    orders.giveBack(slot);
    return leaves;
  }

  /**
   * Takes quantity off a resting order, which keeps its place in the queue.
   *
   * @param leaves what stays open of it, positive and not more than is
   * @return whether an order with that id rests
   * @throws IllegalArgumentException if {@code leaves} is out of range
   */
  public boolean reduce(long orderId, long leaves) {
    int slot = ids.find(orderId);
    if (slot != NIL) {
      if (leaves <= 0 || leaves > orders.leaves(slot)) {
        throw new IllegalArgumentException(
            "leaves: not from 1 to " + orders.leaves(slot) + ": " + leaves);
      }
      sides[orders.flags(slot) & OrderFlags.SELL].reduce(slot, leaves, leaves);
    }
    return slot != NIL;
  }

  /** What is open of the order with that id, 0 if none rests. */
  public long leaves(long orderId) {
    int slot = ids.find(orderId);
    return slot == NIL ? 0 : orders.leaves(slot);
  }

  /** How many orders rest. */
  public int openOrders() {
    return orders.live();
  }

  /** Whether nothing rests on a side. */
  public boolean isEmpty(Side side) {
    return of(side).best() == BookSide.NONE;
  }

  /**
   * The best price of a side in ticks.
   *
   * @throws IllegalStateException if nothing rests there
   */
  public long best(Side side) {
    if (isEmpty(side)) {
      throw new IllegalStateException("side: nothing rests on " + side);
    }
    return of(side).priceOf(of(side).key(of(side).best()));
  }

  /** What rests on a side at a price, 0 if nothing does. */
  public long qty(Side side, long price) {
    int level = of(side).find(of(side).keyOfTicks(price));
    return level == BookSide.NONE ? 0 : of(side).shown(level);
  }

  private BookSide of(Side side) {
    return sides[Objects.requireNonNull(side, "side").ordinal()];
  }

  private void shrink() {
    SlotMoves moves = SlotMoves.make(orders, ids);
    sides[0].move(moves);
    sides[1].move(moves);
  }

  private void requireNew(long orderId, long qty) {
    if (qty <= 0) {
      throw new IllegalArgumentException("qty: not positive: " + qty);
    }
    if (ids.has(orderId)) {
      throw new IllegalArgumentException("orderId: rests already: " + orderId);
    }
  }

  /** Lets an order take what it meets; returns what is left. */
  private long take(long orderId, long qty, BookSide against, long limit) {
    fills.takerId = orderId;
    return walk.walk(NIL, against, limit, qty, false);
  }

  private static final class ToListener implements Fills {
    private final BookListener listener;
    private final Orders orders;
    private final IdIndex ids;

    /** The order that takes: it has no slot. */
    private long takerId;

    ToListener(BookListener listener, Orders orders, IdIndex ids) {
      this.listener = listener;
      this.orders = orders;
      this.ids = ids;
    }

    @Override
    public void at(long price) {}

    @Override
    public void trade(
        int maker, int taker, long price, long qty, long makerLeaves, long takerLeaves) {
      listener.trade(orders.id(maker), takerId, qty, price);
    }

    @Override
    public void filled(int maker) {
      ids.drop(orders.id(maker), maker);
    }

    @Override
    public void replenished(int slot) {
      throw new IllegalStateException("no icebergs here");
    }

    @Override
    public boolean prevented(int maker, int taker, BookSide against) {
      throw new IllegalStateException("no accounts here");
    }
  }
}
