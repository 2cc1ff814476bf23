package dev.matchbook.tck.rows;

import dev.matchbook.core.Side;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.StoredOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** The open orders of a generated exchange: by id, by market in priority order, and any one. */
final class OpenOrders {
  private static final Cursor BIDS = new Cursor(0, Long.MIN_VALUE, Long.MIN_VALUE);
  private static final Cursor ASKS = new Cursor(1, Long.MIN_VALUE, Long.MIN_VALUE);
  private static final Cursor WAITING = new Cursor(2, Long.MIN_VALUE, Long.MIN_VALUE);

  private final Map<Long, StoredOrder> byId = new HashMap<>();
  private final Map<Long, Integer> positions = new HashMap<>();
  private final List<Long> ids = new ArrayList<>();
  private final Map<String, NavigableMap<Cursor, StoredOrder>> books = new HashMap<>();
  private final Set<List<String>> clOrdIds = new HashSet<>();

  int size() {
    return ids.size();
  }

  /** Takes in what an order has become; forgets it if it is closed. */
  void put(StoredOrder order) {
    remove(order.orderId());
    if (!order.isOpen()) {
      return;
    }
    byId.put(order.orderId(), order);
    positions.put(order.orderId(), ids.size());
    ids.add(order.orderId());
    book(order.symbol()).put(order.priority(), order);
    clOrdIds.add(clOrdId(order));
  }

  private void remove(long orderId) {
    StoredOrder old = byId.remove(orderId);
    if (old == null) {
      return;
    }
    book(old.symbol()).remove(old.priority());
    clOrdIds.remove(clOrdId(old));
    int gap = positions.remove(orderId);
    long last = ids.remove(ids.size() - 1);
    if (last != orderId) {
      ids.set(gap, last);
      positions.put(last, gap);
    }
  }

  /** The order with that id, or null. */
  StoredOrder find(long orderId) {
    return byId.get(orderId);
  }

  StoredOrder any(Dice dice) {
    return byId.get(dice.of(ids));
  }

  boolean isUsed(String account, String clOrdId) {
    return clOrdIds.contains(List.of(account, clOrdId));
  }

  /** Up to {@code limit} orders on that side of a market, best first. */
  List<StoredOrder> best(String symbol, Side side, int limit) {
    NavigableMap<Cursor, StoredOrder> from =
        side == Side.BUY
            ? book(symbol).subMap(BIDS, true, ASKS, false)
            : book(symbol).subMap(ASKS, true, WAITING, false);
    return first(from, limit);
  }

  /** Up to {@code limit} waiting orders of a market, oldest first. */
  List<StoredOrder> waiting(String symbol, int limit) {
    return first(book(symbol).tailMap(WAITING, true), limit);
  }

  /** Not by a stream: it would ask for the size of the map's part, which is counted. */
  private static List<StoredOrder> first(NavigableMap<Cursor, StoredOrder> from, int limit) {
    List<StoredOrder> first = new ArrayList<>(limit);
    Iterator<StoredOrder> orders = from.values().iterator();
    while (first.size() < limit && orders.hasNext()) {
      first.add(orders.next());
    }
    return first;
  }

  private NavigableMap<Cursor, StoredOrder> book(String symbol) {
    return books.computeIfAbsent(symbol, key -> new TreeMap<>());
  }

  private static List<String> clOrdId(StoredOrder order) {
    String id = order.clOrdId();
    return List.of(order.account(), id == null ? "" : id);
  }
}
