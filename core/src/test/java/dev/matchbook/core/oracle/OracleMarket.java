package dev.matchbook.core.oracle;

import dev.matchbook.core.MarketStatus;
import dev.matchbook.core.Side;
import dev.matchbook.core.command.AddMarket;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** A market: its definition (§2), its state, its two sides and its waiting orders. */
final class OracleMarket {
  /** The most units of a price or an offset (§4), and of a quantity by default (§2). */
  static final BigDecimal MAX_UNITS = BigDecimal.TEN.pow(15);

  final AddMarket definition;
  final OracleSide bids = new OracleSide(Side.BUY);
  final OracleSide asks = new OracleSide(Side.SELL);

  /** Orders that wait for their trigger, in ascending {@code orderId}. */
  final List<OracleOrder> waiting = new ArrayList<>();

  MarketStatus status = MarketStatus.OPEN;

  /** The last trade's price, or null. */
  Long last;

  /** The mark price, or null. */
  Long mark;

  /** The highest price traded since the last collecting (§7), or null without a trade. */
  Long high;

  /** The lowest price traded since the last collecting (§7), or null without a trade. */
  Long low;

  OracleMarket(AddMarket definition) {
    this.definition = definition;
  }

  String symbol() {
    return definition.symbol();
  }

  OracleSide side(Side side) {
    return side == Side.BUY ? bids : asks;
  }

  /** All open orders of a side, resting and waiting. */
  List<OracleOrder> open(Side side) {
    List<OracleOrder> open = side(side).orders();
    waiting.stream().filter(order -> order.side == side).forEach(open::add);
    return open;
  }

  /** Takes an open order out of wherever it is. */
  void remove(OracleOrder order) {
    boolean removed = order.waiting ? waiting.remove(order) : side(order.side).remove(order);
    if (!removed) {
      throw new IllegalStateException("order is not open: " + order.orderId);
    }
    order.waiting = false;
  }

  /** §7: remembers what a trade means for the reference price and the next collecting. */
  void traded(long price) {
    last = price;
    high = high == null ? price : Math.max(high, price);
    low = low == null ? price : Math.min(low, price);
  }

  /** §9: the last trade's price, before it the mark, before it null. */
  Long reference() {
    return last != null ? last : mark;
  }

  /** A price as written, counted in units of 10^-priceScale; not yet known to be whole. */
  BigDecimal priceUnits(BigDecimal price) {
    return price.movePointRight(definition.tickSize().scale());
  }

  /** A quantity as written, counted in units of 10^-qtyScale; not yet known to be whole. */
  BigDecimal qtyUnits(BigDecimal qty) {
    return qty.movePointRight(definition.lotSize().scale());
  }

  /** A checked price in units, null for null. */
  Long toPrice(BigDecimal price) {
    return price == null ? null : (Long) priceUnits(price).longValueExact();
  }

  /** A checked quantity in units, null for null. */
  Long toQty(BigDecimal qty) {
    return qty == null ? null : (Long) qtyUnits(qty).longValueExact();
  }

  /** The price with exactly the market's decimals, null for null. */
  BigDecimal price(Long units) {
    return units == null ? null : BigDecimal.valueOf(units, definition.tickSize().scale());
  }

  /** The quantity with exactly the market's decimals. */
  BigDecimal qty(long units) {
    return BigDecimal.valueOf(units, definition.lotSize().scale());
  }
}
