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
 * One market of an engine of its own. Speaks LOBSTER's numbers on this side, prices of dollars ×
 * 10000 and whole sizes, and the engine's commands and events on the other.
 */
final class EngineMarket {
  /** The order id that no order has. */
  static final long REFUSED = 0;

  private static final String SYMBOL = "LOBSTER";
  private static final String MAKER = "maker";
  private static final String TAKER = "taker";
  private static final int PRICE_SCALE = 4;

  private final Matchbook engine = new Matchbook();

  EngineMarket() {
    engine.submit(AddMarket.of(SYMBOL, "0.0001", "1"));
  }

  /**
   * Enters an order to rest.
   *
   * @return its id, or {@link #REFUSED} if it would have traded at once
   */
  long enter(LevelKey level, long qty) {
    NewOrderBuilder order = limit(MAKER, level.side(), qty, level.price()).postOnly();
    return engine.submit(order.build()).get(0) instanceof OrderAccepted accepted
        ? accepted.orderId()
        : REFUSED;
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
    NewOrderBuilder order = limit(TAKER, side, qty, limit).tif(TimeInForce.IOC);
    for (Event event : engine.submit(order.build())) {
      if (event instanceof Trade trade) {
        fills.add(new Fill(trade.makerOrderId(), trade.qty().longValueExact()));
      }
    }
    return fills;
  }

  private static NewOrderBuilder limit(String account, Side side, long qty, long price) {
    return NewOrder.limit(
        SYMBOL, account, side, Long.toString(qty), dollars(price).toPlainString());
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
    QueryDepth query = new QueryDepth(0, SYMBOL, Math.min(levels, QueryDepth.MAX_LEVELS));
    return engine.submit(query).get(0) instanceof DepthReported depth
        && shows(row, Side.BUY, depth.bids())
        && shows(row, Side.SELL, depth.asks());
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
