package dev.matchbook.core.event;

import java.util.List;

/**
 * The displayed book, best prices first (FIX MarketDataSnapshotFullRefresh, W).
 *
 * @param seq see {@link Event#seq()}
 * @param ts see {@link Event#ts()}
 * @param symbol market
 * @param bids buying levels, highest price first
 * @param asks selling levels, lowest price first
 */
public record DepthReported(
    long seq, long ts, String symbol, List<DepthLevel> bids, List<DepthLevel> asks)
    implements Event {

  /** Copies the lists. */
  public DepthReported {
    bids = List.copyOf(bids);
    asks = List.copyOf(asks);
  }
}
