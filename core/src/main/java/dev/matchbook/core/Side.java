package dev.matchbook.core;

/** The side of an order (FIX tag 54). */
public enum Side {
  /** Bids: the highest price is the best. */
  BUY,
  /** Asks: the lowest price is the best. */
  SELL;

  /** The side this one trades with. */
  public Side opposite() {
    return this == BUY ? SELL : BUY;
  }
}
