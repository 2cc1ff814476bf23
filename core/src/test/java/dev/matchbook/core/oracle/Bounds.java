package dev.matchbook.core.oracle;

import dev.matchbook.core.Side;
import dev.matchbook.core.command.AddMarket;
import java.math.BigDecimal;
import java.math.BigInteger;

/** What a market allows a single value to be, §4, for new orders and replaces alike. */
final class Bounds {
  private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
  private final OracleMarket market;
  private final AddMarket definition;

  Bounds(OracleMarket market) {
    this.market = market;
    this.definition = market.definition;
  }

  /** §4.4. */
  boolean isQty(BigDecimal qty) {
    BigDecimal min = definition.minQty() == null ? definition.lotSize() : definition.minQty();
    boolean belowMax =
        definition.maxQty() == null
            ? market.qtyUnits(qty).compareTo(OracleMarket.MAX_UNITS) <= 0
            : qty.compareTo(definition.maxQty()) <= 0;
    return isPositiveLots(qty) && qty.compareTo(min) >= 0 && belowMax;
  }

  /** §4.5 to §4.7: a positive multiple of the tick up to 10^15 units. */
  boolean isPrice(BigDecimal price) {
    return price.signum() > 0
        && price.remainder(definition.tickSize()).signum() == 0
        && market.priceUnits(price).compareTo(OracleMarket.MAX_UNITS) <= 0;
  }

  boolean isPositiveLots(BigDecimal qty) {
    return qty.signum() > 0 && isLots(qty);
  }

  /** §4.10: what a displayed quantity has to be besides being one of an order that may rest. */
  boolean isDisplayQty(BigDecimal displayQty, BigDecimal qty) {
    return displayQty.signum() >= 0
        && isLots(displayQty)
        && displayQty.compareTo(qty) <= 0
        && !isBelowThousandth(displayQty, qty);
  }

  /** Above 0 and below a thousandth: 0 hides the order and is no quantity of its own. */
  static boolean isBelowThousandth(BigDecimal displayQty, BigDecimal qty) {
    return displayQty.signum() > 0 && displayQty.multiply(THOUSAND).compareTo(qty) < 0;
  }

  /** §9: whether a price given is within the band, where there is one. */
  boolean isInBand(BigDecimal price) {
    BigDecimal band = definition.priceBand();
    if (band == null || market.reference() == null) {
      return true;
    }
    BigDecimal reference = market.price(market.reference());
    BigDecimal distance = reference.multiply(band);
    return price.compareTo(reference.subtract(distance)) >= 0
        && price.compareTo(reference.add(distance)) <= 0;
  }

  /** §4.14: whether the side's open orders but one, and so much more, fit 64 bits. */
  boolean fits(Side side, OracleOrder butOne, BigInteger more) {
    BigInteger sum = more;
    for (OracleOrder order : market.open(side)) {
      if (order != butOne) {
        sum = sum.add(BigInteger.valueOf(order.leaves));
      }
    }
    return sum.compareTo(LONG_MAX) <= 0;
  }

  private boolean isLots(BigDecimal qty) {
    return qty.remainder(definition.lotSize()).signum() == 0;
  }
}
