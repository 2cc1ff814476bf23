package dev.matchbook.examples.lobster;

import dev.matchbook.core.Side;

/** The exchange's book after a message: at most {@code levels} prices a side, best first. */
final class BookRow {
  private final int levels;
  private final Half bids;
  private final Half asks;

  BookRow(int levels) {
    this.levels = levels;
    this.bids = new Half(levels);
    this.asks = new Half(levels);
  }

  /** How many prices a side it can show. */
  int levels() {
    return levels;
  }

  /** How many prices that side shows. */
  int depth(Side side) {
    return half(side).depth;
  }

  /** Price of the level, counted from 0, the best. */
  long price(Side side, int level) {
    return half(side).prices[level];
  }

  /** Displayed size of the level, counted from 0, the best. */
  long size(Side side, int level) {
    return half(side).sizes[level];
  }

  void clear() {
    bids.depth = 0;
    asks.depth = 0;
  }

  /** Adds a level behind those of its side. */
  void add(Side side, long price, long size) {
    Half half = half(side);
    half.prices[half.depth] = price;
    half.sizes[half.depth] = size;
    half.depth++;
  }

  private Half half(Side side) {
    return side == Side.BUY ? bids : asks;
  }

  private static final class Half {
    private final long[] prices;
    private final long[] sizes;
    private int depth;

    private Half(int levels) {
      prices = new long[levels];
      sizes = new long[levels];
    }
  }
}
