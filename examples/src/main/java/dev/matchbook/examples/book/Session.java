package dev.matchbook.examples.book;

import dev.matchbook.core.command.QueryDepth;
import dev.matchbook.core.engine.EventRecorder;
import dev.matchbook.core.engine.MatchingEngine;
import dev.matchbook.core.event.DepthReported;
import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.MarketAdded;
import dev.matchbook.core.event.StatusChanged;
import dev.matchbook.core.event.Trade;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An engine and what became of its markets. */
public final class Session {
  private final MatchingEngine engine = new MatchingEngine(new EventRecorder(this::hear));
  private final Map<String, MarketTape> markets = new LinkedHashMap<>();
  private DepthReported depth;

  /** A session without markets. */
  public Session() {}

  /** The engine to be given the commands. */
  public MatchingEngine engine() {
    return engine;
  }

  /** Names of the markets in the order of their definition. */
  public List<String> symbols() {
    return new ArrayList<>(markets.keySet());
  }

  /**
   * The market as it is now, with all its levels up to the engine's limit of 10,000 a side.
   *
   * @param symbol one of {@link #symbols}
   */
  public Ladder ladder(String symbol) {
    engine.depth(0, symbol, QueryDepth.MAX_LEVELS);
    return markets.get(symbol).ladder(depth);
  }

  private void hear(Event event) {
    if (event instanceof Trade trade) {
      markets.get(trade.symbol()).traded(trade);
    } else if (event instanceof DepthReported reported) {
      depth = reported;
    } else if (event instanceof MarketAdded added) {
      markets.put(added.symbol(), new MarketTape(added));
    } else if (event instanceof StatusChanged changed) {
      markets.get(changed.symbol()).status(changed.status());
    }
  }
}
