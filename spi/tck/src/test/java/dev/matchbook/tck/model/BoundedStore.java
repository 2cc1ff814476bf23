package dev.matchbook.tck.model;

import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.Capability;
import dev.matchbook.core.store.Seen;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.tck.StoreFixture;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/** A model that keeps all open orders, but closed ones and trades only up to a bound. */
class BoundedStore extends ModelStore {
  /** In the order in which they came. */
  final LinkedHashSet<Long> closed = new LinkedHashSet<>();

  private long forgottenOrders;
  private long forgottenTrades;

  @Override
  public Set<Capability> capabilities() {
    return Set.of();
  }

  @Override
  void write(StoredOrder order) {
    super.write(order);
    if (!order.isOpen() && orders.get(order.orderId()) == order) {
      closed.remove(order.orderId());
      closed.add(order.orderId());
    }
    while (closed.size() > StoreFixture.LEAST_KEPT) {
      long first = first();
      closed.remove(first);
      StoredOrder gone = orders.get(first);
      forgottenOrders = Math.max(forgottenOrders, gone == null ? 0 : gone.seq());
      forget(first);
    }
  }

  /** The one to go. */
  long first() {
    return closed.iterator().next();
  }

  void forget(long orderId) {
    orders.remove(orderId);
    authorizations.remove(orderId);
  }

  @Override
  public synchronized boolean removeOrder(long orderId) {
    closed.remove(orderId);
    return super.removeOrder(orderId);
  }

  @Override
  void write(Trade trade) {
    super.write(trade);
    while (trades.size() > StoreFixture.LEAST_KEPT) {
      Iterator<Trade> oldest = trades.values().iterator();
      forgottenTrades = Math.max(forgottenTrades, oldest.next().seq());
      oldest.remove();
    }
  }

  @Override
  <T> Seen<T> ofOrders(T value) {
    return seen(value, forgottenOrders);
  }

  @Override
  <T> Seen<T> ofTrades(T value) {
    return seen(value, forgottenTrades);
  }

  @Override
  public synchronized void clear() {
    super.clear();
    closed.clear();
    forgottenOrders = 0;
    forgottenTrades = 0;
  }
}
