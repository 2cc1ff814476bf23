package dev.matchbook.examples.book;

import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.event.DepthReported;
import dev.matchbook.core.event.MarketAdded;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.MarketState;

/** A market as a store has it: what a {@link Session} has heard, without the events. */
public final class StoredMarket {
  private StoredMarket() {}

  /**
   * What is to be seen of it.
   *
   * @param trades its trades, oldest first
   * @param depth its displayed levels
   */
  public static Ladder ladder(MarketState market, Iterable<Trade> trades, DepthReported depth) {
    AddMarket definition = market.definition();
    MarketTape tape =
        new MarketTape(
            // when it was defined is not to be seen
            new MarketAdded(
                depth.seq(),
                depth.ts(),
                definition.symbol(),
                definition.tickSize(),
                definition.lotSize()));
    tape.status(market.status());
    trades.forEach(tape::traded);
    return tape.ladder(depth);
  }
}
