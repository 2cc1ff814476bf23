package dev.matchbook.core.internal;

import static dev.matchbook.core.internal.Orders.NIL;

import java.util.function.IntConsumer;

/**
 * Open orders by {@code orderId}, any {@code long}.
 *
 * <p>An id's low bits are its place in an array with four to eight places for each open order;
 * whether the order found there is the one that was asked for, its own record tells, which whoever
 * asks is about to touch anyway. Where two orders want a place, an id above all before gets it,
 * since the other is very old; else ids are scattered, and it stays as it is. The one without a
 * place is in an {@link IdTable}. So ids that count up, as an engine gives them, are found by one
 * look and share cache lines with their contemporaries, and no choice of ids does worse than the
 * table.
 *
 * <p>Invariant: every order is at its place or in the table, never in both; no place is stale.
 */
public final class IdIndex {
  private static final int SMALLEST = 1 << 10;
  private static final int PLACES_PER_ORDER = 4;
  private static final int CALM = 8;

  private final Orders orders;
  private final IdTable table;
  private int[] places = new int[SMALLEST];
  private long greatest = Long.MIN_VALUE;
  private int calm;

  /** An empty index. */
  public IdIndex(Orders orders) {
    this.orders = orders;
    this.table = new IdTable(orders);
  }

  /** Whether an order with that id is there; the id may be {@link #put} next. */
  public boolean has(long id) {
    return id <= greatest && find(id) != NIL;
  }

  /** The order's slot, or {@link Orders#NIL}. */
  public int find(long id) {
    int slot = places[(int) id & places.length - 1];
    return slot != NIL && orders.id(slot) == id ? slot : table.find(id);
  }

  /** Adds an order whose id is not there. */
  public void put(long id, int slot) {
    int[] all = places;
    int place = (int) id & all.length - 1;
    if (all[place] == NIL && place != 0) {
      all[place] = slot;
      greatest = Math.max(greatest, id);
    } else {
      putAnyhow(id, slot);
    }
  }

  private void putAnyhow(long id, int slot) {
    fit((int) id & places.length - 1);
    int place = (int) id & places.length - 1;
    int old = places[place];
    if (old == NIL) {
      places[place] = slot;
    } else if (id > greatest) {
      places[place] = slot;
      table.put(old);
    } else {
      table.put(slot);
    }
    greatest = Math.max(greatest, id);
  }

  /** Removes an order that is there. */
  public void drop(long id, int slot) {
    int[] all = places;
    int place = (int) id & all.length - 1;
    if (all[place] == slot) {
      all[place] = NIL;
    } else {
      table.drop(slot);
    }
  }

  /** Finds an order and removes it; returns its slot, or {@link Orders#NIL}. */
  public int take(long id) {
    int[] all = places;
    int place = (int) id & all.length - 1;
    int slot = all[place];
    if (slot != NIL && orders.id(slot) == id) {
      all[place] = NIL;
      return slot;
    }
    slot = table.find(id);
    if (slot != NIL) {
      table.drop(slot);
    }
    return slot;
  }

  /** Tells every slot, in no order. */
  public void forEach(IntConsumer slots) {
    for (int slot : places) {
      if (slot != NIL) {
        slots.accept(slot);
      }
    }
    table.forEach(slots);
  }

  /** Follows orders to other slots, with no more places than they need. */
  void move(SlotMoves moves) {
    for (int i = 0; i < places.length; i++) {
      places[i] = moves.of(places[i]);
    }
    table.move(moves);
    resize(Math.max(SMALLEST, Math.min(places.length, moves.capacity() * PLACES_PER_ORDER)));
  }

  /**
   * Gives the array the size that the open orders ask for: a larger one at once, a smaller one only
   * after that was so several times around.
   */
  private void fit(int place) {
    int size = places.length;
    while (PLACES_PER_ORDER * (long) orders.live() > size) {
      size = Math.multiplyExact(size, 2);
    }
    if (place != 0 && size == places.length) {
      return;
    }
    calm = size > SMALLEST && 16L * PLACES_PER_ORDER * orders.live() < size ? calm + 1 : 0;
    if (calm == CALM) {
      calm = 0;
      size /= 8;
    }
    if (size != places.length) {
      resize(Math.max(size, SMALLEST));
    }
  }

  private void resize(int size) {
    int[] old = places;
    places = new int[size];
    for (int slot : old) {
      if (slot != NIL) {
        int place = (int) orders.id(slot) & size - 1;
        if (places[place] == NIL) {
          places[place] = slot;
        } else {
          table.put(slot);
        }
      }
    }
  }
}
