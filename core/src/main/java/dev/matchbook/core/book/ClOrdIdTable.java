package dev.matchbook.core.book;

import static dev.matchbook.core.book.Orders.NIL;

/**
 * Open orders by account and {@code clOrdId}.
 *
 * <p>Hosts choose these ids, so the hash mixes every character instead of using {@link
 * String#hashCode()}, whose collisions are easy to make.
 */
public final class ClOrdIdTable extends SlotTable {
  private final Orders orders;

  /** An empty table. */
  public ClOrdIdTable(Orders orders) {
    this.orders = orders;
  }

  /** The slot of the account's open order with that id, or {@link Orders#NIL}. */
  public int find(int account, String clOrdId) {
    int place = hash(account, clOrdId) & mask();
    int slot = at(place);
    while (slot != NIL
        && (orders.account(slot) != account || !orders.clOrdId(slot).equals(clOrdId))) {
      place = place + 1 & mask();
      slot = at(place);
    }
    return slot;
  }

  /** Adds an order whose account and id are not there. */
  public void put(int slot) {
    add(slot);
  }

  /** Removes an order that is there. */
  public void drop(int slot) {
    remove(slot);
  }

  @Override
  int hashOf(int slot) {
    return hash(orders.account(slot), orders.clOrdId(slot));
  }

  private static int hash(int account, String clOrdId) {
    long h = account;
    for (int i = 0; i < clOrdId.length(); i++) {
      h = (h ^ clOrdId.charAt(i)) * 0x9E3779B97F4A7C15L;
      h ^= h >>> 29;
    }
    return (int) (h ^ h >>> 32);
  }
}
