package dev.matchbook.core.engine;

import dev.matchbook.core.OrdType;
import dev.matchbook.core.internal.OrderFlags;
import dev.matchbook.core.internal.OrderHistories;
import dev.matchbook.core.internal.Orders;
import dev.matchbook.core.internal.SlotHeap;
import dev.matchbook.core.internal.SlotMoves;
import org.eclipse.collections.api.list.primitive.IntList;
import org.eclipse.collections.impl.list.mutable.primitive.IntArrayList;

/**
 * The orders of one market that wait for their trigger (RULEBOOK §7).
 *
 * <p>Those that a rising price meets are in a heap by {@code stopPx}, the others in one by its
 * negative, so that taking them out gives the order the rule asks for. Trailing stops are also in a
 * heap by the last price from which their stop starts to follow: a price that moves none of them
 * costs one comparison.
 */
final class Triggers {
  private static final int TRIGGER_HEAP = 0;
  private static final int TRAILING_HEAP = 1;

  private final Orders orders;
  private final SlotHeap rising;
  private final SlotHeap falling;
  private final SlotHeap trailingBuys;
  private final SlotHeap trailingSells;
  private int count;

  Triggers(Orders orders) {
    this.orders = orders;
    rising = new SlotHeap(orders, TRIGGER_HEAP);
    falling = new SlotHeap(orders, TRIGGER_HEAP);
    trailingBuys = new SlotHeap(orders, TRAILING_HEAP);
    trailingSells = new SlotHeap(orders, TRAILING_HEAP);
  }

  /** Whether the last price meets the order's trigger. */
  boolean isMet(int slot, long last) {
    if (last == Market.NO_PRICE) {
      return false;
    }
    long stopPx = orders.stopPx(slot);
    return rises(slot) ? last >= stopPx : last <= stopPx;
  }

  /** Follows orders to other slots. */
  void move(SlotMoves moves) {
    rising.move(moves);
    falling.move(moves);
    trailingBuys.move(moves);
    trailingSells.move(moves);
  }

  /** Whether nothing waits. */
  boolean isEmpty() {
    return count == 0;
  }

  void add(int slot) {
    count++;
    long stopPx = orders.stopPx(slot);
    if (rises(slot)) {
      rising.add(slot, stopPx);
    } else {
      falling.add(slot, -stopPx);
    }
    if (trails(slot)) {
      trailing(slot).add(slot, followKey(slot));
    }
  }

  void remove(int slot) {
    count--;
    (rises(slot) ? rising : falling).remove(slot);
    if (trails(slot)) {
      trailing(slot).remove(slot);
    }
  }

  /** Gives a waiting order another stop price. */
  void move(int slot, long stopPx) {
    orders.stopPx(slot, stopPx);
    if (rises(slot)) {
      rising.change(slot, stopPx);
    } else {
      falling.change(slot, -stopPx);
    }
    if (trails(slot)) {
      trailing(slot).change(slot, followKey(slot));
    }
  }

  /** The first waiting order that a price up to {@code high} meets, or NIL. */
  int firstRising(long high) {
    return rising.size() > 0 && rising.firstKey() <= high ? rising.first() : Orders.NIL;
  }

  /** The first waiting order that a price down to {@code low} meets, or NIL. */
  int firstFalling(long low) {
    return falling.size() > 0 && -falling.firstKey() >= low ? falling.first() : Orders.NIL;
  }

  /** Lets the stop prices of trailing orders follow the last price. */
  void follow(long last) {
    while (trailingSells.size() > 0 && trailingSells.firstKey() < last) {
      int slot = trailingSells.first();
      move(slot, last - orders.trailOffset(slot));
      changed(slot);
    }
    while (trailingBuys.size() > 0 && trailingBuys.firstKey() < -last) {
      int slot = trailingBuys.first();
      move(slot, last + orders.trailOffset(slot));
      changed(slot);
    }
  }

  /** No event says that a stop price followed; a store has to know. */
  private void changed(int slot) {
    OrderHistories histories = orders.histories();
    if (histories != null) {
      histories.touch(slot, orders.id(slot));
    }
  }

  /** A sell follows prices above stop + offset, a buy those below stop − offset. */
  private long followKey(int slot) {
    long stopPx = orders.stopPx(slot);
    long offset = orders.trailOffset(slot);
    return orders.is(slot, OrderFlags.SELL) ? stopPx + offset : offset - stopPx;
  }

  private SlotHeap trailing(int slot) {
    return orders.is(slot, OrderFlags.SELL) ? trailingSells : trailingBuys;
  }

  private boolean trails(int slot) {
    return Words.ordType(orders.flags(slot)) == OrdType.TRAILING_STOP;
  }

  private boolean rises(int slot) {
    int flags = orders.flags(slot);
    return Words.ordType(flags).triggersOnRise(Words.side(flags));
  }

  /** All that wait, in ascending {@code orderId}; a copy. */
  IntList waiting() {
    IntArrayList slots = new IntArrayList();
    for (int i = 0; i < rising.size(); i++) {
      slots.add(rising.at(i));
    }
    for (int i = 0; i < falling.size(); i++) {
      slots.add(falling.at(i));
    }
    slots.sortThis((a, b) -> Long.compare(orders.id(a), orders.id(b)));
    return slots;
  }
}
