package dev.matchbook.core.book;

import dev.matchbook.core.Side;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** A book as slow and obvious as can be: a list of orders a side, sorted by price and arrival. */
final class SlowBook {
  /** A trade, in the order of {@link BookListener#trade}. */
  record Fill(long makerOrderId, long takerOrderId, long qty, long price) {}

  /** An order that rests. */
  private static final class Resting {
    final long id;
    final long price;
    long leaves;

    Resting(long id, long price, long leaves) {
      this.id = id;
      this.price = price;
      this.leaves = leaves;
    }
  }

  private final List<Resting> bids = new ArrayList<>();
  private final List<Resting> asks = new ArrayList<>();
  final List<Fill> fills = new ArrayList<>();

  private List<Resting> of(Side side) {
    return side == Side.BUY ? bids : asks;
  }

  /** Whether the first price is better than the second to a trader of the other side. */
  private static boolean better(Side side, long price, long other) {
    return side == Side.BUY ? price > other : price < other;
  }

  /** What is left of the order; it rests. */
  long limit(long id, Side side, long price, long qty) {
    long left = ioc(id, side, price, qty);
    if (left > 0) {
      List<Resting> queue = of(side);
      int at = queue.size();
      while (at > 0 && better(side, price, queue.get(at - 1).price)) {
        at--;
      }
      queue.add(at, new Resting(id, price, left));
    }
    return left;
  }

  /** What is left of the order; it is gone. */
  long ioc(long id, Side side, long price, long qty) {
    List<Resting> makers = of(side.opposite());
    long left = qty;
    while (left > 0 && !makers.isEmpty() && !better(side.opposite(), price, makers.get(0).price)) {
      Resting maker = makers.get(0);
      long traded = Math.min(left, maker.leaves);
      fills.add(new Fill(maker.id, id, traded, maker.price));
      maker.leaves -= traded;
      left -= traded;
      if (maker.leaves == 0) {
        makers.remove(0);
      }
    }
    return left;
  }

  long cancel(long id) {
    long leaves = leaves(id);
    bids.removeIf(order -> order.id == id);
    asks.removeIf(order -> order.id == id);
    return leaves;
  }

  void reduce(long id, long leaves) {
    find(id).leaves = leaves;
  }

  private Resting find(long id) {
    for (List<Resting> side : List.of(bids, asks)) {
      for (Resting order : side) {
        if (order.id == id) {
          return order;
        }
      }
    }
    return null;
  }

  long leaves(long id) {
    Resting order = find(id);
    return order == null ? 0 : order.leaves;
  }

  boolean isEmpty(Side side) {
    return of(side).isEmpty();
  }

  long best(Side side) {
    return of(side).get(0).price;
  }

  long qty(Side side, long price) {
    return of(side).stream().filter(o -> o.price == price).mapToLong(o -> o.leaves).sum();
  }

  List<Long> prices(Side side) {
    return of(side).stream().map(order -> order.price).distinct().toList();
  }

  List<Long> ids() {
    List<Long> ids = new ArrayList<>();
    bids.forEach(order -> ids.add(order.id));
    asks.forEach(order -> ids.add(order.id));
    return ids;
  }

  /** Whether a side would hold more than a {@code long} with that. */
  boolean hasRoomFor(Side side, long qty) {
    BigInteger sum = BigInteger.valueOf(qty);
    for (Resting order : of(side)) {
      sum = sum.add(BigInteger.valueOf(order.leaves));
    }
    return sum.bitLength() < Long.SIZE;
  }
}
