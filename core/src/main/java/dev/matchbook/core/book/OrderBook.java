package dev.matchbook.core.book;

import dev.matchbook.core.Side;

/** The book of one market: two sides over the engine's orders and levels. */
public final class OrderBook {
  private final BookSide bids;
  private final BookSide asks;

  /** An empty book. */
  public OrderBook(Orders orders, Levels levels) {
    bids = new BookSide(orders, levels, true);
    asks = new BookSide(orders, levels, false);
  }

  public BookSide side(Side side) {
    return side == Side.BUY ? bids : asks;
  }

  public BookSide bids() {
    return bids;
  }

  public BookSide asks() {
    return asks;
  }
}
