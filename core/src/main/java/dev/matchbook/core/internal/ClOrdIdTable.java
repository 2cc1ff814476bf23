package dev.matchbook.core.internal;

import static dev.matchbook.core.internal.Orders.NIL;

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
    int hash = hashOf(account, clOrdId);
    int place = start(hash);
    long entry = at(place);
    while (entry != EMPTY) {
      int slot = slot(entry);
      if (hash(entry) == hash
          && orders.account(slot) == account
          && orders.clOrdId(slot).equals(clOrdId)) {
        return slot;
      }
      place = after(place);
      entry = at(place);
    }
    return NIL;
  }

  /** Adds an order whose account and id are not there. */
  public void put(int slot) {
    add(slot, hashOf(orders.account(slot), orders.clOrdId(slot)));
  }

  /** Removes an order that is there. */
  public void drop(int slot) {
    remove(slot, hashOf(orders.account(slot), orders.clOrdId(slot)));
  }

  static int hashOf(int account, String clOrdId) {
    long h = account;
    for (int i = 0; i < clOrdId.length(); i++) {
      h = (h ^ clOrdId.charAt(i)) * 0x9E3779B97F4A7C15L;
      h ^= h >>> 29;
    }
    return (int) (h ^ h >>> 32);
  }
}
