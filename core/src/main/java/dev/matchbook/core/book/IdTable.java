package dev.matchbook.core.book;

import static dev.matchbook.core.book.Orders.NIL;

/** Open orders by {@code orderId}, any {@code long}. */
public final class IdTable extends SlotTable {
  private final Orders orders;

  /** An empty table. */
  public IdTable(Orders orders) {
    this.orders = orders;
  }

  /** The order's slot, or {@link Orders#NIL}. */
  public int find(long id) {
    int place = hash(id) & mask();
    int slot = at(place);
    while (slot != NIL && orders.id(slot) != id) {
      place = place + 1 & mask();
      slot = at(place);
    }
    return slot;
  }

  /** Adds an order whose id is not there. */
  public void put(int slot) {
    add(slot);
  }

  /** Removes an order that is there. */
  public void drop(int slot) {
    remove(slot);
  }

  @Override
  int hashOf(int slot) {
    return hash(orders.id(slot));
  }

  private static int hash(long id) {
    long h = id * 0x9E3779B97F4A7C15L;
    return (int) (h ^ h >>> 32);
  }
}
