package dev.matchbook.jmh.flow;

/**
 * The book that a generator looks at while it makes a flow: a list of orders at each of 65,535
 * prices, linked through arrays by id. It does not match; it never crosses, since no flow does.
 */
final class ReferenceBook {
  /** No order. */
  static final int NONE = 0;

  /** The best ask of a book without asks; the best bid of one without bids is 0. */
  static final int NO_ASK = 65536;

  private static final int BUY = 0;

  private final int[] heads = new int[NO_ASK + 1];
  private final int[] tails = new int[NO_ASK + 1];
  private final int[] nexts;
  private final int[] previous;
  private final int[] prices;
  private final int[] qtys;
  private final byte[] sides;
  private int bestBid;
  private int bestAsk = NO_ASK;

  ReferenceBook(int maxId) {
    nexts = new int[maxId + 1];
    previous = new int[maxId + 1];
    prices = new int[maxId + 1];
    qtys = new int[maxId + 1];
    sides = new byte[maxId + 1];
  }

  int bestBid() {
    return bestBid;
  }

  int bestAsk() {
    return bestAsk;
  }

  int price(int id) {
    return prices[id];
  }

  int qty(int id) {
    return qtys[id];
  }

  /** The order of that side that is first in price-time order, or none. */
  int first(int side) {
    return heads[side == BUY ? bestBid : bestAsk];
  }

  /** The order that comes after it in price-time order, or none. */
  int after(int id) {
    if (nexts[id] != NONE) {
      return nexts[id];
    }
    return heads[worse(sides[id], prices[id])];
  }

  void add(int id, int side, int price, int qty) {
    if (price <= 0 || price >= NO_ASK) {
      throw new IllegalStateException("price: drifted out of the ladder: " + price);
    }
    sides[id] = (byte) side;
    prices[id] = price;
    qtys[id] = qty;
    previous[id] = tails[price];
    nexts[id] = NONE;
    if (heads[price] == NONE) {
      heads[price] = id;
    } else {
      nexts[tails[price]] = id;
    }
    tails[price] = id;
    if (side == BUY) {
      bestBid = Math.max(bestBid, price);
    } else {
      bestAsk = Math.min(bestAsk, price);
    }
  }

  void reduce(int id, int qty) {
    qtys[id] -= qty;
  }

  void remove(int id) {
    int price = prices[id];
    int before = previous[id];
    int after = nexts[id];
    if (before == NONE) {
      heads[price] = after;
    } else {
      nexts[before] = after;
    }
    if (after == NONE) {
      tails[price] = before;
    } else {
      previous[after] = before;
    }
    if (heads[price] == NONE) {
      emptied(price);
    }
  }

  private void emptied(int price) {
    if (price == bestBid) {
      bestBid = worse(BUY, price);
    } else if (price == bestAsk) {
      bestAsk = worse(1, price);
    }
  }

  /** The next price of that side that has orders; beyond the last one its empty best. */
  private int worse(int side, int price) {
    int step = side == BUY ? -1 : 1;
    int next = price + step;
    while (next > 0 && next < NO_ASK && heads[next] == NONE) {
      next += step;
    }
    return next;
  }
}
