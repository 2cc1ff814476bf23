package dev.matchbook.tck.model;

import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.Capability;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.tck.StoreFixture;
import java.util.Iterator;
import java.util.Set;
import java.util.TreeMap;

/** A model that keeps all open orders, but closed ones and trades only up to a bound. */
class BoundedStore extends ModelStore {
  private final TreeMap<Long, Long> closed = new TreeMap<>();

  @Override
  public Set<Capability> capabilities() {
    return Set.of();
  }

  @Override
  void write(StoredOrder order) {
    super.write(order);
    if (!order.isOpen() && orders.get(order.orderId()) == order) {
      closed.values().remove(order.orderId());
      closed.put(order.seq(), order.orderId());
    }
    while (closed.size() > StoreFixture.LEAST_KEPT) {
      forget(closed.pollFirstEntry().getValue());
    }
  }

  void forget(long orderId) {
    orders.remove(orderId);
  }

  @Override
  void write(Trade trade) {
    super.write(trade);
    while (trades.size() > StoreFixture.LEAST_KEPT) {
      Iterator<Long> oldest = trades.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
  }
}
