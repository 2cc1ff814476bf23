package dev.matchbook.core.oracle;

import dev.matchbook.core.OrdType;
import dev.matchbook.core.Side;
import dev.matchbook.core.TimeInForce;
import dev.matchbook.core.command.NewOrder;

/** Makes the order out of a command that passed §4.1 to §4.14. */
final class Acceptance {
  private Acceptance() {}

  static OracleOrder order(long orderId, NewOrder c, OracleMarket market) {
    OracleOrder order = new OracleOrder();
    order.market = market;
    order.orderId = orderId;
    order.clOrdId = c.clOrdId();
    order.account = c.account();
    order.side = c.side();
    order.ordType = c.ordType();
    order.tif = tif(c);
    order.expireTs = c.expireTs();
    order.postOnly = c.postOnly();
    order.allOrNone = c.allOrNone();
    order.stp = c.stp();
    order.trailOffset = market.toPrice(c.trailOffset());
    order.minFillQty = market.toQty(c.minFillQty());
    order.price = market.toPrice(c.price());
    order.displayQty = market.toQty(c.displayQty());
    order.qty = market.toQty(c.qty());
    order.leaves = order.qty;
    order.stopPx = c.stopPx() != null ? market.toPrice(c.stopPx()) : trailingStart(order);
    return order;
  }

  /** §4.9: MARKET with GTC is read as IOC. */
  private static TimeInForce tif(NewOrder c) {
    boolean marketGtc = c.ordType() == OrdType.MARKET && c.tif() == TimeInForce.GTC;
    return marketGtc ? TimeInForce.IOC : c.tif();
  }

  /** §7: last − trailOffset (SELL) or last + trailOffset (BUY), at least one tick. */
  private static Long trailingStart(OracleOrder order) {
    if (order.ordType != OrdType.TRAILING_STOP) {
      return null;
    }
    long last = order.market.last;
    long tick = order.market.toPrice(order.market.definition.tickSize());
    return order.side == Side.SELL
        ? Math.max(last - order.trailOffset, tick)
        : last + order.trailOffset;
  }
}
