package dev.matchbook.examples.lobster;

import dev.matchbook.core.Side;
import dev.matchbook.core.TimeInForce;
import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.command.CancelOrder;
import dev.matchbook.core.command.NewOrder;
import dev.matchbook.core.command.NewOrderBuilder;
import dev.matchbook.core.command.QueryDepth;
import dev.matchbook.core.command.ReplaceOrder;
import dev.matchbook.core.engine.Matchbook;
import dev.matchbook.core.event.DepthLevel;
import dev.matchbook.core.event.DepthReported;
import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.OrderAccepted;
import dev.matchbook.core.event.Trade;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The book in an engine of its own, each side in a market of its own: so a book that is crossed, as
 * it may be while trading is halted, rests as it is. Speaks LOBSTER's numbers on this side, prices
 * of dollars × 10000 and whole sizes, and the engine's commands and events on the other.
 */
final class EngineMarket {
  private static final String MAKER = "maker";
  private static final String TAKER = "taker";
  private static final int PRICE_SCALE = 4;

  private final Matchbook engine = new Matchbook();

  EngineMarket() {
    for (Side side : Side.values()) {
      engine.submit(AddMarket.of(symbol(side), "0.0001", "1"));
    }
  }

  /** The market where orders of that side rest. */
  private static String symbol(Side resting) {
    return resting.name();
  }

  /** Enters an order to rest and returns its id. */
  long enter(LevelKey level, long qty) {
    NewOrder order = limit(MAKER, level.side(), level.side(), qty, level.price()).build();
    return ((OrderAccepted) engine.submit(order).get(0)).orderId();
  }

  void cancel(long orderId) {
    engine.submit(CancelOrder.byId(orderId));
  }

  /** Gives the order a new, smaller quantity, filled part included; it keeps its priority. */
  void replace(long orderId, long qty) {
    engine.submit(ReplaceOrder.byId(orderId, Long.toString(qty), null));
  }

  /** Sends an immediate-or-cancel order and returns what it took, in order of execution. */
  List<Fill> take(Side side, long qty, long limit) {
    List<Fill> fills = new ArrayList<>();
    NewOrderBuilder order = limit(TAKER, side.opposite(), side, qty, limit).tif(TimeInForce.IOC);
    for (Event event : engine.submit(order.build())) {
      if (event instanceof Trade trade) {
        fills.add(new Fill(trade.makerOrderId(), trade.qty().longValueExact()));
      }
    }
    return fills;
  }

  private static NewOrderBuilder limit(
      String account, Side resting, Side side, long qty, long price) {
    String dollars = dollars(price).toPlainString();
    return NewOrder.limit(symbol(resting), account, side, Long.toString(qty), dollars);
  }

  private static BigDecimal dollars(long price) {
    return BigDecimal.valueOf(price, PRICE_SCALE);
  }

  /**
   * Whether the engine reports the row's levels, no more and no less.
   *
   * @param levels how many a side to look at
   */
  boolean shows(BookRow row, int levels) {
    int limit = Math.min(levels, QueryDepth.MAX_LEVELS);
    return shows(row, Side.BUY, depth(Side.BUY, limit).bids())
        && shows(row, Side.SELL, depth(Side.SELL, limit).asks());
  }

  private DepthReported depth(Side resting, int levels) {
    QueryDepth query = new QueryDepth(0, symbol(resting), levels);
    return (DepthReported) engine.submit(query).get(0);
  }

  private static boolean shows(BookRow row, Side side, List<DepthLevel> levels) {
    if (levels.size() != row.depth(side)) {
      return false;
    }
    for (int i = 0; i < levels.size(); i++) {
      DepthLevel level = levels.get(i);
      if (level.price().compareTo(dollars(row.price(side, i))) != 0
          || level.qty().compareTo(BigDecimal.valueOf(row.size(side, i))) != 0) {
        return false;
      }
    }
    return true;
  }
}
