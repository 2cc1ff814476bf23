package dev.matchbook.core.internal;

import static dev.matchbook.core.internal.Orders.NIL;

/** Open orders by ids without any order among them. */
final class IdTable extends SlotTable {
  private final Orders orders;

  /** An empty table. */
  IdTable(Orders orders) {
    this.orders = orders;
  }

  /** The order's slot, or {@link Orders#NIL}. */
  int find(long id) {
    int hash = hashOf(id);
    int place = start(hash);
    long entry = at(place);
    while (entry != EMPTY) {
      if (hash(entry) == hash && orders.id(slot(entry)) == id) {
        return slot(entry);
      }
      place = after(place);
      entry = at(place);
    }
    return NIL;
  }

  /** Adds an order whose id is not there. */
  void put(int slot) {
    add(slot, hashOf(orders.id(slot)));
  }

  /** Removes an order that is there. */
  void drop(int slot) {
    remove(slot, hashOf(orders.id(slot)));
  }

  private static int hashOf(long id) {
    long h = id * 0x9E3779B97F4A7C15L;
    return (int) (h ^ h >>> 32);
  }
}
