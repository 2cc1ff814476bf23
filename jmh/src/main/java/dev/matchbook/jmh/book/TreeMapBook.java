package dev.matchbook.jmh.book;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/**
 * The book that anybody would write in an afternoon: a {@link TreeMap} of prices a side, an {@link
 * ArrayDeque} of orders a price, a {@link HashMap} of orders by id. One thread.
 *
 * <p>It is the yardstick of the flows, and it says what the truth is where none is published.
 */
public final class TreeMapBook implements FlowBook {
  private final TradeSink sink;
  private final Map<Long, Order> orders = new HashMap<>();
  private final TreeMap<Long, ArrayDeque<Order>> bids = new TreeMap<>(Comparator.reverseOrder());
  private final TreeMap<Long, ArrayDeque<Order>> asks = new TreeMap<>();

  /** A book without orders. */
  public TreeMapBook(TradeSink sink) {
    this.sink = sink;
  }

  @Override
  public long limit(long id, int side, long price, long qty) {
    long leaves = match(id, side, price, qty);
    if (leaves > 0) {
      Order order = new Order(id, side, price, leaves);
      side(side).computeIfAbsent(price, p -> new ArrayDeque<>()).add(order);
      orders.put(id, order);
    }
    return leaves;
  }

  @Override
  public long ioc(long id, int side, long price, long qty) {
    return match(id, side, price, qty);
  }

  @Override
  public boolean cancel(long id) {
    Order order = orders.remove(id);
    if (order == null) {
      return false;
    }
    TreeMap<Long, ArrayDeque<Order>> levels = side(order.side);
    ArrayDeque<Order> level = levels.get(order.price);
    level.remove(order);
    if (level.isEmpty()) {
      levels.remove(order.price);
    }
    return true;
  }

  private TreeMap<Long, ArrayDeque<Order>> side(int side) {
    return side == BUY ? bids : asks;
  }

  private long match(long takerId, int side, long limit, long qty) {
    long leaves = qty;
    var levels = (side == BUY ? asks : bids).entrySet().iterator();
    while (leaves > 0 && levels.hasNext()) {
      Map.Entry<Long, ArrayDeque<Order>> level = levels.next();
      long price = level.getKey();
      if (side == BUY ? price > limit : price < limit) {
        break;
      }
      leaves = fill(takerId, leaves, level.getValue());
      if (level.getValue().isEmpty()) {
        levels.remove();
      }
    }
    return leaves;
  }

  private long fill(long takerId, long qty, ArrayDeque<Order> level) {
    long leaves = qty;
    Iterator<Order> makers = level.iterator();
    while (leaves > 0 && makers.hasNext()) {
      Order maker = makers.next();
      long traded = Math.min(leaves, maker.leaves);
      leaves -= traded;
      maker.leaves -= traded;
      if (maker.leaves == 0) {
        makers.remove();
        orders.remove(maker.id);
      }
      sink.trade(maker.id, takerId, traded, maker.price);
    }
    return leaves;
  }

  private static final class Order {
    final long id;
    final int side;
    final long price;
    long leaves;

    Order(long id, int side, long price, long leaves) {
      this.id = id;
      this.side = side;
      this.price = price;
      this.leaves = leaves;
    }
  }
}
