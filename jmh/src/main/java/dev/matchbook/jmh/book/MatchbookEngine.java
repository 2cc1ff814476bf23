package dev.matchbook.jmh.book;

import dev.matchbook.core.Side;
import dev.matchbook.core.TimeInForce;
import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.engine.MatchingEngine;
import dev.matchbook.core.engine.OrderEntry;

/**
 * Matchbook through its whole engine: validation, sequence numbers, an event for everything that
 * happens. One market, one account, one reused entry. One thread.
 *
 * <p>The engine gives the ids itself, 1, 2, 3…: the flow's must be the same, so sparse ids cannot
 * go through it.
 */
public final class MatchbookEngine implements FlowBook {
  private static final String SYMBOL = "FLOW";
  private static final Side[] SIDES = Side.values();

  private final EngineTrades events;
  private final MatchingEngine engine;
  private final OrderEntry entry = new OrderEntry();

  /** An engine with one market, whose prices are ticks and quantities lots. */
  public MatchbookEngine(TradeSink sink) {
    events = new EngineTrades(sink);
    engine = new MatchingEngine(events);
    engine.addMarket(AddMarket.of(SYMBOL, "1", "1"));
    entry.market(engine.market(SYMBOL)).account(engine.account("flow"));
  }

  @Override
  public long limit(long id, int side, long price, long qty) {
    return enter(id, side, price, qty, TimeInForce.GTC);
  }

  @Override
  public long ioc(long id, int side, long price, long qty) {
    return enter(id, side, price, qty, TimeInForce.IOC);
  }

  @Override
  public boolean cancel(long id) {
    events.begin(0);
    engine.cancel(0, id, null, null);
    return events.isCanceled();
  }

  private long enter(long id, int side, long price, long qty, TimeInForce tif) {
    entry.side(SIDES[side]).price(price).qty(qty).tif(tif);
    events.begin(qty);
    long orderId = engine.newOrder(0, entry);
    if (orderId != id) {
      throw new IllegalArgumentException("id: " + id + " where the engine's is " + orderId);
    }
    return events.leaves();
  }
}
