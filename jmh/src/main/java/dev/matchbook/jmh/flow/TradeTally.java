package dev.matchbook.jmh.flow;

import dev.matchbook.jmh.book.TradeSink;

/**
 * Sums trades up: how many, how much, and a hash of all their ids, quantities and prices in order
 * (FNV-1a's constants, a whole word at a time). Allocates nothing. One thread.
 */
public final class TradeTally implements TradeSink {
  private static final long BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private long trades;
  private long volume;
  private long hash = BASIS;

  /** A tally of nothing. */
  public TradeTally() {}

  @Override
  public void trade(long makerId, long takerId, long qty, long price) {
    trades++;
    volume += qty;
    long h = (hash ^ makerId) * PRIME;
    h = (h ^ takerId) * PRIME;
    h = (h ^ qty) * PRIME;
    hash = (h ^ price) * PRIME;
  }

  /** The timed part starts: count and volume start again, the hash goes on. */
  public void startTimed() {
    trades = 0;
    volume = 0;
  }

  /** What was summed up. */
  public Truth truth() {
    return new Truth(trades, volume, hash);
  }
}
