package dev.matchbook.examples.book;

import dev.matchbook.core.MarketStatus;
import dev.matchbook.core.event.DepthReported;
import dev.matchbook.core.event.MarketAdded;
import dev.matchbook.core.event.Trade;
import java.math.BigDecimal;

/** What became of a market so far. */
final class MarketTape {
  private final MarketAdded market;
  private MarketStatus status = MarketStatus.OPEN;
  private Trade last;
  private long trades;
  private BigDecimal volume;
  private BigDecimal high;
  private BigDecimal low;

  MarketTape(MarketAdded market) {
    this.market = market;
  }

  void status(MarketStatus changed) {
    status = changed;
  }

  void traded(Trade trade) {
    boolean first = last == null;
    volume = first ? trade.qty() : volume.add(trade.qty());
    high = first ? trade.price() : high.max(trade.price());
    low = first ? trade.price() : low.min(trade.price());
    last = trade;
    trades++;
  }

  Ladder ladder(DepthReported depth) {
    Ladder.Tape tape = last == null ? null : new Ladder.Tape(last, trades, volume, high, low);
    return new Ladder(market, status, tape, depth);
  }
}
