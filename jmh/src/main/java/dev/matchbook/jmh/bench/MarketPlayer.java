package dev.matchbook.jmh.bench;

import dev.matchbook.core.Side;
import dev.matchbook.core.TimeInForce;
import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.engine.Market;
import dev.matchbook.core.engine.MatchingEngine;
import dev.matchbook.core.engine.OrderEntry;
import dev.matchbook.jmh.flow.Flow;

/** Plays a stream of many markets to an engine of its own. Allocates nothing while it plays. */
final class MarketPlayer {
  private static final int SLICE = 1024;

  private final MarketCommands commands;
  private final TradeCount trades = new TradeCount();
  private final MatchingEngine engine = new MatchingEngine(trades);
  private final OrderEntry entry = new OrderEntry();
  private final Market[] markets;

  /**
   * An engine with empty markets.
   *
   * @param count as many as the commands are for
   */
  MarketPlayer(MarketCommands commands, int count) {
    this.commands = commands;
    markets = new Market[count];
    for (int i = 0; i < count; i++) {
      engine.addMarket(AddMarket.of("M" + i, "1", "1"));
      markets[i] = engine.market("M" + i);
    }
    entry.account(engine.account("flow"));
  }

  /** Plays what comes before the timed part. */
  void playUntimed() {
    play(0, commands.firstTimed());
  }

  /** Plays the timed part. */
  void playTimed() {
    play(commands.firstTimed(), commands.size());
  }

  /** What was traded so far. */
  TradeCount trades() {
    return trades;
  }

  private void play(int from, int to) {
    for (int i = from; i < to; i += SLICE) {
      slice(i, Math.min(to, i + SLICE));
    }
  }

  private void slice(int from, int to) {
    for (int i = from; i < to; i++) {
      switch (commands.kinds[i]) {
        case Flow.LIMIT -> enter(i, TimeInForce.GTC);
        case Flow.IOC -> enter(i, TimeInForce.IOC);
        default -> engine.cancel(0, commands.ids[i], null, null);
      }
    }
  }

  private void enter(int i, TimeInForce tif) {
    entry
        .market(markets[commands.markets[i]])
        .side(commands.sides[i] == 0 ? Side.BUY : Side.SELL)
        .price(commands.prices[i])
        .qty(commands.qtys[i])
        .tif(tif);
    long id = engine.newOrder(0, entry);
    if (id != commands.ids[i]) {
      throw new IllegalStateException("order " + id + " where it is " + commands.ids[i]);
    }
  }
}
