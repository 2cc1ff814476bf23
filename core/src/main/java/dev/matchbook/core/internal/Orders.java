package dev.matchbook.core.internal;

import static dev.matchbook.core.internal.OrderFlags.ALL_OR_NONE;
import static dev.matchbook.core.internal.OrderFlags.CONDITIONAL;
import static dev.matchbook.core.internal.OrderFlags.HAS_CL_ORD_ID;
import static dev.matchbook.core.internal.OrderFlags.HAS_DISPLAY;
import static dev.matchbook.core.internal.OrderFlags.HAS_EXPIRY;
import static dev.matchbook.core.internal.OrderFlags.HAS_MIN_FILL;
import static dev.matchbook.core.internal.OrderFlags.HAS_STOP;
import static dev.matchbook.core.internal.OrderFlags.NEEDS_COLD;

import java.util.Arrays;

/**
 * All open orders of an engine or of a bare book, each in a slot.
 *
 * <p>What an order has lies in three parts by how often it is touched: {@link HotOrders} by every
 * walk, {@link WarmOrders} by the rules around it, and here, in places of their own which only such
 * orders have, what belongs to icebergs, conditions, triggers and expiry: 64 bytes and four places
 * in heaps.
 *
 * <p>Invariants: {@code qty = cumQty + leaves}; a displayed order without {@link
 * OrderFlags#HAS_DISPLAY} shows {@code leaves}; with it {@code 0 < shown ≤ leaves} while it rests.
 */
public final class Orders extends WarmOrders {
  /** What an absent price, quantity or time is. */
  public static final long NONE = -1;

  private static final int COLD = 3;
  private static final int PLACES = 2;
  private static final int SHOWN = 0;
  private static final int DISPLAY = 1;
  private static final int MIN_FILL = 2;
  private static final int STOP = 3;
  private static final int TRAIL = 4;
  private static final int EXPIRY = 5;

  private long[] cold = new long[0];
  private int[] places = new int[0];
  private int coldCapacity;
  private int freeCold = NIL;
  private OrderHistories histories;

  /** An empty pool for orders with everything that an order can have. */
  public Orders() {
    this(true);
  }

  /**
   * An empty pool.
   *
   * @param warm whether orders have more than their hot part
   */
  public Orders(boolean warm) {
    super(warm);
  }

  /** Starts to keep what a store asks for. */
  public OrderHistories keepHistories() {
    histories = new OrderHistories(capacity());
    return histories;
  }

  /** What a store asks for, or null where there is no store. */
  public OrderHistories histories() {
    return histories;
  }

  @Override
  void grown(int slots) {
    super.grown(slots);
    if (histories != null) {
      histories.grow(slots);
    }
  }

  /** Gives the slot a cold part, needed before any field of it is set. */
  public void takeCold(int slot) {
    if (freeCold == NIL) {
      growCold();
    }
    coldPlace(slot, freeCold);
    freeCold = places[freeCold << PLACES];
  }

  /** Gives a slot back, with its cold part. */
  public void release(int slot) {
    releaseParts(slot);
    giveBack(slot);
  }

  /** Gives a slot's cold part back, and what else must not outlive the order. */
  public void releaseParts(int slot) {
    int flags = flags(slot);
    if ((flags & (HAS_CL_ORD_ID | NEEDS_COLD)) != 0) {
      releaseParts(slot, flags);
    }
  }

  private void releaseParts(int slot, int flags) {
    if ((flags & HAS_CL_ORD_ID) != 0) {
      clOrdId(slot, null);
    }
    if ((flags & NEEDS_COLD) != 0) {
      int place = coldPlace(slot);
      places[place << PLACES] = freeCold;
      freeCold = place;
    }
  }

  private void growCold() {
    int from = Math.max(1, coldCapacity);
    coldCapacity = Math.max(16, Math.multiplyExact(coldCapacity, 2));
    cold = Arrays.copyOf(cold, Math.multiplyExact(coldCapacity, 1 << COLD));
    places = Arrays.copyOf(places, coldCapacity << PLACES);
    for (int place = coldCapacity - 1; place >= from; place--) {
      places[place << PLACES] = freeCold;
      freeCold = place;
    }
  }

  @Override
  void move(SlotMoves moves) {
    super.move(moves);
    if (histories != null) {
      histories.move(moves);
    }
    long[] oldCold = cold;
    int[] oldPlaces = places;
    cold = new long[0];
    places = new int[0];
    coldCapacity = 0;
    freeCold = NIL;
    for (int slot = 1; slot <= live(); slot++) {
      if (is(slot, NEEDS_COLD)) {
        int from = coldPlace(slot);
        takeCold(slot);
        System.arraycopy(oldCold, from << COLD, cold, coldPlace(slot) << COLD, 1 << COLD);
        System.arraycopy(oldPlaces, from << PLACES, places, coldPlace(slot) << PLACES, 1 << PLACES);
      }
    }
  }

  private long cold(int slot, int field) {
    return cold[(coldPlace(slot) << COLD) + field];
  }

  private void cold(int slot, int field, long value) {
    cold[(coldPlace(slot) << COLD) + field] = value;
  }

  /** What a displayed order shows. */
  public long shown(int slot) {
    return is(slot, HAS_DISPLAY) ? cold(slot, SHOWN) : leaves(slot);
  }

  /** Sets what an order with {@link OrderFlags#HAS_DISPLAY} shows. */
  public void shown(int slot, long shown) {
    cold(slot, SHOWN, shown);
  }

  /** {@code displayQty}, or {@link #NONE}. */
  public long displayQty(int slot) {
    return is(slot, HAS_DISPLAY) ? cold(slot, DISPLAY) : NONE;
  }

  /** Sets the value that {@link OrderFlags#HAS_DISPLAY} announces. */
  public void displayQty(int slot, long displayQty) {
    cold(slot, DISPLAY, displayQty);
  }

  /** {@code minFillQty}, or {@link #NONE}. */
  public long minFillQty(int slot) {
    return is(slot, HAS_MIN_FILL) ? cold(slot, MIN_FILL) : NONE;
  }

  /** Sets the value that {@link OrderFlags#HAS_MIN_FILL} announces. */
  public void minFillQty(int slot, long minFillQty) {
    cold(slot, MIN_FILL, minFillQty);
  }

  /** The stop price, also after the order was triggered, or {@link #NONE}. */
  public long stopPx(int slot) {
    return is(slot, HAS_STOP) ? cold(slot, STOP) : NONE;
  }

  /** Sets the value that {@link OrderFlags#HAS_STOP} announces. */
  public void stopPx(int slot, long stopPx) {
    cold(slot, STOP, stopPx);
  }

  /** The trailing offset, or {@link #NONE}. */
  public long trailOffset(int slot) {
    return is(slot, HAS_STOP) ? cold(slot, TRAIL) : NONE;
  }

  /** Sets the trailing offset of an order with {@link OrderFlags#HAS_STOP}. */
  public void trailOffset(int slot, long trailOffset) {
    cold(slot, TRAIL, trailOffset);
  }

  /** {@code expireTs}, or {@link #NONE}. */
  public long expireTs(int slot) {
    return is(slot, HAS_EXPIRY) ? cold(slot, EXPIRY) : NONE;
  }

  /** Sets the value that {@link OrderFlags#HAS_EXPIRY} announces. */
  public void expireTs(int slot, long expireTs) {
    cold(slot, EXPIRY, expireTs);
  }

  /** The place of the order in the heap of that number, 0–3. */
  int place(int slot, int heap) {
    return places[(coldPlace(slot) << PLACES) + heap];
  }

  void place(int slot, int heap, int place) {
    places[(coldPlace(slot) << PLACES) + heap] = place;
  }

  /** Whether a resting order of a dark queue takes part in a fill by that quantity (§5). */
  public boolean takesPart(int slot, long quantity) {
    int flags = flags(slot);
    if ((flags & CONDITIONAL) == 0) {
      return true;
    }
    long leaves = leaves(slot);
    if ((flags & ALL_OR_NONE) != 0) {
      return quantity >= leaves;
    }
    return Math.min(quantity, leaves) >= Math.min(minFillQty(slot), leaves);
  }
}
