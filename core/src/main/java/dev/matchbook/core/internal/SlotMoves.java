package dev.matchbook.core.internal;

import static dev.matchbook.core.internal.Orders.NIL;

/**
 * Moves of all orders to the lowest slots, where only a few of many slots are in use any more: the
 * memory of a busy day goes back. Made between commands, when every order is in the index of ids
 * and nobody holds a slot; whatever refers to slots must follow.
 *
 * <p>It takes time in proportion to the slots that there were, of which at least seven in eight
 * were given back since the last time: a constant for each order that left.
 */
public final class SlotMoves {
  private static final int SMALLEST = 64;

  private final int[] to;
  private final int capacity;
  private int next = 1;

  private SlotMoves(Orders orders) {
    to = new int[orders.capacity()];
    capacity = Math.max(SMALLEST, 2 * Integer.highestOneBit(orders.live() + 1));
  }

  /** Moves the orders themselves and their ids; returns what else must follow. */
  public static SlotMoves make(Orders orders, IdIndex ids) {
    SlotMoves moves = new SlotMoves(orders);
    ids.forEach(slot -> moves.to[slot] = moves.next++);
    orders.move(moves);
    ids.move(moves);
    return moves;
  }

  /** How many slots there will be. */
  int capacity() {
    return capacity;
  }

  /** Where an order is now; {@link Orders#NIL} stays. */
  int of(int slot) {
    return slot == NIL ? NIL : to[slot];
  }

  /** As {@link #of}, of the ends of a queue. */
  long ofBoth(long ends) {
    return Pair.of(of(Pair.left(ends)), of(Pair.right(ends)));
  }
}
