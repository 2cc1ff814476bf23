package dev.matchbook.core.internal;

import static dev.matchbook.core.internal.Orders.NIL;

import java.util.function.IntConsumer;

/**
 * Open orders by {@code orderId}, any {@code long}.
 *
 * <p>Ids that count up, as an engine gives them, lie in a ring: the id's low bits are its place, so
 * that finding one is one look into an array, and the newest ids share cache lines. The ring has
 * four to eight places for each open order; an order that is still open when its place comes around
 * again moves to an {@link IdTable}, where ids that do not count up are from the start.
 *
 * <p>Invariants: no place of the ring is stale; an id in the ring is within {@code end - size ≤ id
 * < end}; unless {@code aheadOfRing}, no id in the table is {@code end} or above.
 */
public final class IdIndex {
  private static final int SMALLEST = 1 << 8;
  private static final int PLACES_PER_ORDER = 4;
  private static final int GAP = 64;

  private final Orders orders;
  private final IdTable table;
  private int[] ring = new int[SMALLEST];

  /** One more than the newest id in the ring. */
  private long end;

  /** Whether the table may have ids from {@code end} on. */
  private boolean aheadOfRing;

  private long lastStray;
  private int strays;

  /** An empty index. */
  public IdIndex(Orders orders) {
    this.orders = orders;
    this.table = new IdTable(orders);
  }

  private boolean covers(long id) {
    return (end - 1 - id & -ring.length) == 0;
  }

  private int place(long id) {
    return (int) id & ring.length - 1;
  }

  /** Whether an order with that id is there. */
  public boolean has(long id) {
    return (id - end < 0 || aheadOfRing) && find(id) != NIL;
  }

  /** The order's slot, or {@link Orders#NIL}. */
  public int find(long id) {
    int slot = covers(id) ? ring[place(id)] : NIL;
    return slot == NIL && table.size() > 0 ? table.find(id) : slot;
  }

  /** Adds an order whose id is not there. */
  public void put(long id, int slot) {
    int[] places = ring;
    int place = (int) id & places.length - 1;
    long skipped = id - end;
    // most often an id follows the last, or with one between that did not come to rest
    if ((skipped & -2L) == 0
        && place > 1
        && (places[place] | places[place - (int) skipped & places.length - 1]) == NIL) {
      places[place] = slot;
      end = id + 1;
    } else {
      putSlowly(id, slot);
    }
  }

  private void putSlowly(long id, int slot) {
    if (id - end >= 0 && id - end < GAP) {
      while (end != id) {
        claim(NIL);
      }
      claim(slot);
    } else if (covers(id)) {
      ring[place(id)] = slot;
    } else {
      putApart(id, slot);
    }
  }

  /** Puts an order at the end of the ring; the one that has its place is the ring's oldest. */
  private void claim(int slot) {
    if (place(end) == 0) {
      fit();
    }
    int place = place(end++);
    int old = ring[place];
    ring[place] = slot;
    if (old != NIL) {
      table.put(old);
    }
  }

  /** An id that neither follows nor lies in the ring: the ring is extended, moved or left alone. */
  private void putApart(long id, int slot) {
    long ahead = id - end;
    long step = id - lastStray;
    strays = step > 0 && step <= GAP ? strays + 1 : 0;
    lastStray = id;
    if (strays > ring.length / 4) {
      moveOut(0);
      end = id;
      aheadOfRing = true;
      claim(slot);
    } else {
      aheadOfRing |= ahead > 0;
      table.put(slot);
    }
  }

  /** Moves all orders but those of the newest ids to the table. */
  private void moveOut(int kept) {
    for (long id = end - ring.length; id != end - kept; id++) {
      int old = ring[place(id)];
      if (old != NIL) {
        ring[place(id)] = NIL;
        table.put(old);
      }
    }
  }

  /** Once around: gives the ring the size that the orders in it ask for. */
  private void fit() {
    int used = orders.live() - table.size();
    aheadOfRing &= table.size() > 0;
    int size = ring.length;
    while (PLACES_PER_ORDER * used > size) {
      size = Math.multiplyExact(size, 2);
    }
    while (size > SMALLEST && 16 * PLACES_PER_ORDER * used < size) {
      size /= 2;
    }
    if (size != ring.length) {
      resize(size);
    }
  }

  private void resize(int size) {
    if (size < ring.length) {
      moveOut(size);
    }
    int[] old = ring;
    int kept = Math.min(size, old.length);
    ring = new int[size];
    for (long id = end - kept; id != end; id++) {
      ring[place(id)] = old[(int) id & old.length - 1];
    }
  }

  /** Tells every slot, in no order. */
  public void forEach(IntConsumer slots) {
    for (int slot : ring) {
      if (slot != NIL) {
        slots.accept(slot);
      }
    }
    table.forEach(slots);
  }

  /** Removes an order that is there. */
  public void drop(long id, int slot) {
    int place = place(id);
    if (ring[place] == slot) {
      ring[place] = NIL;
    } else {
      table.drop(slot);
    }
  }
}
