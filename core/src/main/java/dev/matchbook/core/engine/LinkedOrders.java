package dev.matchbook.core.engine;

import java.util.function.LongPredicate;
import org.eclipse.collections.impl.map.mutable.primitive.LongLongHashMap;
import org.eclipse.collections.impl.set.mutable.primitive.LongHashSet;

/**
 * To which earlier order each order refers whose quantity came back from a busted trade, and which
 * open orders have given quantity back that way. Orders that have closed stay until they are more
 * than those that are open, as in {@link Nonces}.
 */
final class LinkedOrders {
  private static final int FEW = 1_024;

  private final LongLongHashMap refs = new LongLongHashMap();
  private final LongHashSet givers = new LongHashSet();

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

  /** Whether quantity of that open order came back in another one. */
  boolean hasGiven(long orderId) {
    return givers.contains(orderId);
  }

  void given(long orderId, int openOrders, LongPredicate isOpen) {
    if (givers.size() >= FEW && givers.size() > 2 * openOrders) {
      for (long id : givers.toArray()) {
        if (!isOpen.test(id)) {
          givers.remove(id);
        }
      }
    }
    givers.add(orderId);
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
    givers
        .toSortedList()
        .forEach(
            id -> {
              if (isOpen.test(id)) {
                hash.add(id).add(-1);
              }
            });
  }
}
