package dev.matchbook.examples;

import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.OrderAccepted;
import dev.matchbook.core.event.OrderRejected;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.AuditQuery;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.core.store.SettlementBatch;
import dev.matchbook.core.store.StoredSettlement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that an audit trail has of an order: its events, those of its trades and of each batch
 * that these were in, and the same of every order in which its quantity came back.
 */
final class OrderLife {
  private final ExchangeStore store;
  private final SortedMap<Long, Event> events = new TreeMap<>();
  private final Deque<Long> orders = new ArrayDeque<>();
  private final Set<Long> batches = new HashSet<>();

  private OrderLife(ExchangeStore store) {
    this.store = store;
  }

  /** The events by their {@code seq}; empty if the trail has none of the order. */
  static SortedMap<Long, Event> of(ExchangeStore store, long orderId) {
    OrderLife life = new OrderLife(store);
    life.orders.add(orderId);
    while (!life.orders.isEmpty()) {
      life.collect(life.orders.remove());
    }
    return life.events;
  }

  private void collect(long orderId) {
    AuditQuery ofOrder = AuditQuery.order(orderId);
    for (Event event : Rows.all((after, n) -> store.audit(ofOrder, after, n))) {
      events.put(event.seq(), event);
      if (event instanceof Trade trade) {
        store.findSettlement(trade.tradeId()).map(StoredSettlement::batchId).ifPresent(this::batch);
      } else if (event instanceof OrderAccepted e && refersTo(e.refOrderId(), orderId)) {
        orders.add(e.orderId());
      } else if (event instanceof OrderRejected e && refersTo(e.refOrderId(), orderId)) {
        orders.add(e.orderId());
      }
    }
  }

  private static boolean refersTo(Long refOrderId, long orderId) {
    return refOrderId != null && refOrderId == orderId;
  }

  /** A batch, and those that were split before it came to be; 0 is none. */
  private void batch(long batchId) {
    long id = batchId;
    while (id > 0 && batches.add(id)) {
      AuditQuery ofBatch = AuditQuery.batch(id);
      for (Event event : Rows.all((after, n) -> store.audit(ofBatch, after, n))) {
        events.put(event.seq(), event);
      }
      Optional<SettlementBatch> found = store.findSettlementBatch(id);
      id = found.isPresent() ? found.get().parentId() : 0;
    }
  }
}
