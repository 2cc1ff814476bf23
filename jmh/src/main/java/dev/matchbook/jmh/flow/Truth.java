package dev.matchbook.jmh.flow;

import dev.matchbook.jmh.book.TreeMapBook;

/**
 * What a flow's trades must be.
 *
 * @param trades how many there are in the timed part
 * @param volume sum of their quantities
 * @param hash of all trades of the whole flow, see {@link TradeTally}
 */
public record Truth(long trades, long volume, long hash) {
  /** What is published of the flow for state 42, full size, ids 1, 2, 3…. */
  public static Truth published(FlowName flow) {
    return switch (flow) {
      case MIX -> new Truth(389_347, 10_735_525, 0x76012779c318029cL);
      case DEEP -> new Truth(387_155, 10_631_104, 0xde187ce071761413L);
      case MATCH -> new Truth(1_000_000, 50_479_080, 0x7541433252e729e9L);
      case SWEEP -> new Truth(2_000_000, 100_985_774, 0x6856aa8ec7b65999L);
    };
  }

  /** What the plain book gives for any flow. */
  public static Truth of(Flow flow) {
    TradeTally tally = new TradeTally(true);
    new FlowPlayer(flow, new TreeMapBook(tally)).playAll(tally);
    return tally.truth();
  }

  /** The hash as it is written: 16 hex digits. */
  public String hexHash() {
    return String.format("%016x", hash);
  }

  @Override
  public String toString() {
    return trades + " trades, volume " + volume + ", hash " + hexHash();
  }
}
