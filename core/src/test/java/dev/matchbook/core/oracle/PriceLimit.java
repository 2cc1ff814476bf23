package dev.matchbook.core.oracle;

import dev.matchbook.core.Side;
import java.math.BigDecimal;

/**
 * How far an aggressor's walk goes: its limit price, or a market order's collar (§9).
 *
 * @param side the aggressor's side
 * @param bound the last price it takes, in units, exact and maybe not whole; null for no bound
 */
record PriceLimit(Side side, BigDecimal bound) {

  /** The limit as of now, with the opposite side as it is when the walk begins. */
  static PriceLimit of(OracleOrder aggressor) {
    return new PriceLimit(aggressor.side, boundOf(aggressor));
  }

  private static BigDecimal boundOf(OracleOrder aggressor) {
    if (!aggressor.isMarket()) {
      return BigDecimal.valueOf(aggressor.price);
    }
    BigDecimal collar = aggressor.market.definition.marketCollar();
    OracleSide opposite = aggressor.market.side(aggressor.side.opposite());
    if (collar == null || opposite.levels.isEmpty()) {
      return null;
    }
    BigDecimal best = BigDecimal.valueOf(best(opposite));
    BigDecimal distance = best.multiply(collar);
    return aggressor.side == Side.BUY ? best.add(distance) : best.subtract(distance);
  }

  /** The best price with an order that is not conditional, or where there is none: with any. */
  private static long best(OracleSide opposite) {
    return opposite.orders().stream()
        .filter(order -> !order.isConditional())
        .map(order -> order.price)
        .findFirst()
        .orElseGet(opposite.levels::firstKey);
  }

  /** Whether the walk may not take that price. */
  boolean excludes(long price) {
    if (bound == null) {
      return false;
    }
    int comparison = BigDecimal.valueOf(price).compareTo(bound);
    return side == Side.BUY ? comparison > 0 : comparison < 0;
  }
}
