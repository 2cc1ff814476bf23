package dev.matchbook.core.engine;

import java.util.function.LongPredicate;
import org.eclipse.collections.impl.map.mutable.primitive.LongLongHashMap;

/**
 * To which earlier order each order refers whose quantity came back from a busted trade. Orders
 * that have closed stay until they are more than those that are open, as in {@link Nonces}.
 */
final class LinkedOrders {
  private static final int FEW = 1_024;

  private final LongLongHashMap refs = new LongLongHashMap();

  /** The order it refers to, or 0. */
  long of(long orderId) {
    return refs.isEmpty() ? 0 : refs.get(orderId);
  }

  void put(long orderId, long refOrderId, int openOrders, LongPredicate isOpen) {
    if (refs.size() >= FEW && refs.size() > 2 * openOrders) {
      for (long id : refs.keySet().toArray()) {
        if (!isOpen.test(id)) {
          refs.remove(id);
        }
      }
    }
    refs.put(orderId, refOrderId);
  }

  /** Mixes those of open orders in, by id; nothing where there is none. */
  void addTo(StateHash hash, LongPredicate isOpen) {
    refs.keySet()
        .toSortedList()
        .forEach(
            id -> {
              if (isOpen.test(id)) {
                hash.add(id).add(refs.get(id));
              }
            });
  }
}
