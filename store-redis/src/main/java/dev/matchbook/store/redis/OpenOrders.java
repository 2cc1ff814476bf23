package dev.matchbook.store.redis;

import dev.matchbook.core.store.StoredOrder;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.collections.impl.map.mutable.primitive.LongObjectHashMap;

/** All open orders of an engine as they are stored, for the writer alone. */
final class OpenOrders {
  private final LongObjectHashMap<OpenOrder> byId = new LongObjectHashMap<>();
  private final Map<String, MarketBook> markets = new HashMap<>();

  int size() {
    return byId.size();
  }

  /** The open order with that id, or null. */
  OpenOrder get(long orderId) {
    return byId.get(orderId);
  }

  /** The market's book, or null before the first open order in it. */
  MarketBook market(String symbol) {
    return markets.get(symbol);
  }

  /** The order as it will be in its places; not yet in them. */
  OpenOrder place(StoredOrder order) {
    return new OpenOrder(order, markets.computeIfAbsent(order.symbol(), MarketBook::new));
  }

  void add(StoredOrder order) {
    put(place(order), order);
  }

  void put(OpenOrder placed, StoredOrder order) {
    byId.put(placed.orderId, placed);
    placed.market.add(placed, order.price());
  }

  void remove(OpenOrder placed) {
    byId.remove(placed.orderId);
    placed.market.remove(placed);
  }
}
