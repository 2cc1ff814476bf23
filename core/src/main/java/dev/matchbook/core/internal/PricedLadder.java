package dev.matchbook.core.internal;

import dev.matchbook.core.num.Step;

/**
 * A ladder whose levels have prices.
 *
 * <p>Prices are turned into keys, counts of ticks such that on both sides the smaller key is the
 * better price: the complement of a bid's, so that every {@code long} has one.
 */
abstract class PricedLadder extends Ladder {
  private final Step tick;
  private final long flip;

  PricedLadder(Orders orders, Step tick, boolean buys) {
    super(orders);
    this.tick = tick;
    flip = buys ? -1 : 0;
  }

  /** The key of a price on this side; {@link #priceOf} is its inverse. */
  public final long keyOf(long price) {
    return tick.quotient(price) ^ flip;
  }

  /** As {@link #keyOf}, of a price that is a count of ticks. */
  public final long keyOfTicks(long ticks) {
    return ticks ^ flip;
  }

  /** The worst key whose price is not beyond that one, which need not be a multiple of the tick. */
  public final long keyWithin(long price) {
    return buys() ? ~-Math.floorDiv(-price, tick.size()) : Math.floorDiv(price, tick.size());
  }

  public final long priceOf(long key) {
    return (key ^ flip) * tick.size();
  }

  /** Price of the best level; there must be one. */
  public final long bestPrice() {
    return priceOf(bestKey());
  }

  public final boolean buys() {
    return flip != 0;
  }
}
