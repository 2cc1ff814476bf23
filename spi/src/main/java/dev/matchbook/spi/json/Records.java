package dev.matchbook.spi.json;

import static dev.matchbook.core.engine.MatchingEngine.NO_ORDER_ID;

import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.command.QueryDepth;
import java.math.BigDecimal;

/** What both readers of commands share: the market record and rules over several fields. */
final class Records {
  private Records() {}

  static AddMarket market(Values values, long ts) throws MalformedException {
    String symbol = values.symbol(Field.SYMBOL);
    values.requiredDecimal(Field.TICK_SIZE);
    values.requiredDecimal(Field.LOT_SIZE);
    BigDecimal tickSize = values.bigDecimal(Field.TICK_SIZE);
    BigDecimal lotSize = values.bigDecimal(Field.LOT_SIZE);
    BigDecimal minQty = values.bigDecimal(Field.MIN_QTY);
    BigDecimal maxQty = values.bigDecimal(Field.MAX_QTY);
    BigDecimal priceBand = values.bigDecimal(Field.PRICE_BAND);
    BigDecimal collar = values.bigDecimal(Field.MARKET_COLLAR);
    BigDecimal makerFee = values.bigDecimal(Field.MAKER_FEE);
    BigDecimal takerFee = values.bigDecimal(Field.TAKER_FEE);
    int feeScale = values.range(Field.FEE_SCALE, 0, 18, AddMarket.DEFAULT_FEE_SCALE);
    int conditional =
        values.range(Field.MAX_CONDITIONAL, 0, 1000, AddMarket.DEFAULT_MAX_CONDITIONAL);
    try {
      return new AddMarket(
          ts,
          symbol,
          tickSize,
          lotSize,
          minQty,
          maxQty,
          priceBand,
          collar,
          makerFee,
          takerFee,
          feeScale,
          conditional);
    } catch (IllegalArgumentException e) {
      throw new MalformedException(e.getMessage());
    }
  }

  static int levels(Values values) throws MalformedException {
    return values.range(Field.LEVELS, 1, QueryDepth.MAX_LEVELS, QueryDepth.DEFAULT_LEVELS);
  }

  static void requireName(long orderId, String account, String clOrdId) throws MalformedException {
    if (orderId == NO_ORDER_ID && (account == null || clOrdId == null)) {
      throw new MalformedException("names no order: orderId, or account and clOrdId");
    }
  }

  static void requireChange(Values values) throws MalformedException {
    if (!values.has(Field.QTY)
        && !values.has(Field.PRICE)
        && !values.has(Field.STOP_PX)
        && !values.has(Field.DISPLAY_QTY)) {
      throw new MalformedException("replaces nothing: qty, price, stopPx or displayQty");
    }
  }
}
