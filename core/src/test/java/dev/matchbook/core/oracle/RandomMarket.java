package dev.matchbook.core.oracle;

import dev.matchbook.core.command.AddMarket;
import java.math.BigDecimal;

/**
 * A market with settings of its own and the prices and quantities that fit it: few prices, around a
 * middle that wanders, so that books cross and levels are shared.
 */
final class RandomMarket {
  private static final BigDecimal MAX_LONG_QTY = new BigDecimal("999999999999999999");
  final AddMarket definition;
  private final Dice dice;
  private final Flavour flavour;
  private final int spreadTicks;
  private final int maxLots;
  private int middleTicks;

  RandomMarket(String symbol, Flavour flavour, Dice dice) {
    this.dice = dice;
    this.flavour = flavour;
    this.spreadTicks = flavour == Flavour.CONDITIONAL_DENSE ? 1 : dice.of(1, 2, 3, 5, 9);
    this.middleTicks = dice.of(4, 20, 100, 100, 2000);
    this.maxLots = flavour == Flavour.ICEBERG && dice.percent(60) ? 3000 : dice.of(6, 12, 25);
    this.definition = define(symbol);
  }

  private AddMarket define(String symbol) {
    boolean huge = flavour == Flavour.HUGE;
    BigDecimal tick =
        dice.decimalOf("0.01", "1", "0.50", "0.05", "0.001", "25", "0.000000000000000002");
    BigDecimal lot =
        huge ? dice.decimalOf("1", "0.1", "3") : dice.decimalOf("1", "0.001", "5", "0.50", "2");
    boolean banded = dice.percent(25);
    return new AddMarket(
        0,
        symbol,
        tick,
        lot,
        dice.percent(20) ? lot.multiply(BigDecimal.valueOf(dice.between(1, 3))) : null,
        huge ? hugeMaxQty(lot) : maxQty(lot),
        banded ? dice.decimalOf("0.05", "0.10", "0.3", "0.5", "1.5", "0.03333333") : null,
        dice.percent(40) ? dice.decimalOf("0", "0.01", "0.02", "0.10", "1", "0.00033333") : null,
        dice.decimalOf(null, "-0.0001", "-1", "0.00000001", "0.0025", "1"),
        dice.decimalOf(null, "0.0005", "0.00000003", "0.125", "1"),
        dice.of(8, 8, 0, 2, 4, 18),
        dice.of(100, 100, 100, 100, 1000, 20, 7, 3, 1, 0));
  }

  private BigDecimal maxQty(BigDecimal lot) {
    return dice.percent(25) ? lot.multiply(BigDecimal.valueOf(dice.between(4, maxLots * 2))) : null;
  }

  /** The largest multiple of the lot that can be written, or 10^18 units where it can. */
  private BigDecimal hugeMaxQty(BigDecimal lot) {
    if (lot.scale() == 1) {
      return BigDecimal.TEN.pow(17);
    }
    return MAX_LONG_QTY.subtract(MAX_LONG_QTY.remainder(lot));
  }

  String symbol() {
    return definition.symbol();
  }

  /** A price near the middle, seldom far from it. */
  BigDecimal price() {
    if (dice.percent(3)) {
      middleTicks = Math.max(2, middleTicks + dice.of(-2, -1, 1, 2));
    }
    if (flavour == Flavour.HUGE && dice.percent(4)) {
      BigDecimal max = OracleMarket.MAX_UNITS.movePointLeft(definition.tickSize().scale());
      return max.subtract(max.remainder(definition.tickSize()));
    }
    int reach = dice.percent(5) ? spreadTicks * 4 : spreadTicks;
    return ticks(Math.max(1, middleTicks + dice.between(-reach, reach)));
  }

  /** A distance in price. */
  BigDecimal offset() {
    return ticks(dice.between(1, spreadTicks + 2));
  }

  /** A quantity of few lots, or one that fills a side of the book. */
  BigDecimal qty() {
    if (flavour == Flavour.HUGE && dice.percent(60)) {
      return hugeQty();
    }
    BigDecimal some = lots(dice.percent(30) ? dice.between(1, 3) : dice.between(1, maxLots));
    return dice.percent(3) ? some : withinBounds(some);
  }

  /** The quantity, or the market's smallest or largest, in at most 18 digits. */
  BigDecimal withinBounds(BigDecimal qty) {
    BigDecimal min = definition.minQty() == null ? qty : definition.minQty().max(qty);
    BigDecimal within = definition.maxQty() == null ? min : definition.maxQty().min(min);
    return Dice.isWritable(within) ? within : within.stripTrailingZeros();
  }

  private BigDecimal hugeQty() {
    BigDecimal max = definition.maxQty();
    if (dice.percent(40)) {
      return max;
    }
    BigDecimal some = BigDecimal.valueOf(dice.between(1L, max.longValue() - 1));
    BigDecimal whole = some.subtract(some.remainder(definition.lotSize()));
    return whole.signum() == 0 || !Dice.isWritable(whole) ? max : whole.stripTrailingZeros();
  }

  /** Some of a quantity, at least one lot. */
  BigDecimal partOf(BigDecimal qty) {
    BigDecimal parts = BigDecimal.valueOf(dice.of(1, 2, 2, 3, 4, 10));
    BigDecimal lots = qty.divideToIntegralValue(parts.multiply(definition.lotSize()));
    BigDecimal part = lots.max(BigDecimal.ONE).multiply(definition.lotSize());
    return Dice.isWritable(part) ? part : definition.lotSize();
  }

  BigDecimal lots(int count) {
    return definition.lotSize().multiply(BigDecimal.valueOf(count));
  }

  private BigDecimal ticks(int count) {
    return definition.tickSize().multiply(BigDecimal.valueOf(count));
  }
}
