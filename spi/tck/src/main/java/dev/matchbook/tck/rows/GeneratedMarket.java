package dev.matchbook.tck.rows;

import dev.matchbook.core.MarketStatus;
import dev.matchbook.core.SettlementPolicy;
import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.store.MarketState;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/** A market of a generated exchange: prices lie around its middle, on either side of it. */
final class GeneratedMarket {
  private record Steps(String tickSize, String lotSize, long middle, long mostLots) {}

  private static final List<Steps> STEPS =
      List.of(
          new Steps("0.01", "1", 999, 100),
          new Steps("1", "0.001", 42_000, 5_000),
          new Steps("0.00000001", "0.00000001", 90_000_000_000_000L, 1_000_000_000_000_000L),
          new Steps("0.50", "100", 200, 50),
          new Steps("5", "0.10", 100, 9),
          new Steps("0.0001", "1.000", 12_345, 1_000),
          new Steps("0.000001", "25", 100_000_000, 7));

  private final Steps steps;
  private MarketState state;

  GeneratedMarket(Dice dice, int index, long ts) {
    steps = index < STEPS.size() ? STEPS.get(index) : dice.of(STEPS);
    String symbol = index < Names.SYMBOLS.size() ? Names.SYMBOLS.get(index) : "M" + index;
    state =
        new MarketState(index, definition(dice, symbol, index, ts), MarketStatus.OPEN, null, null);
  }

  private AddMarket definition(Dice dice, String symbol, int index, long ts) {
    AddMarket plain =
        new AddMarket(
            ts,
            symbol,
            new BigDecimal(steps.tickSize),
            new BigDecimal(steps.lotSize),
            dice.percent(50) ? qty(1) : null,
            dice.percent(50) ? qty(1_000_000_000_000_000L / lot()) : null,
            dice.decimalOf(null, "0", "0.10", "0.05"),
            dice.decimalOf(null, "0.2", "0.00000001"),
            dice.decimalOf(null, "-0.0001", "0.000", "-1"),
            dice.decimalOf(null, "0.0002", "0.10", "1"),
            dice.of(0, 2, 8, 18),
            dice.of(0, 100, 1000));
    return settled(plain, index);
  }

  private static AddMarket settled(AddMarket plain, int index) {
    return switch (index % 5) {
      case 1 -> plain.settled(SettlementPolicy.REENTER);
      case 2 -> plain.withAudit();
      case 3 -> plain.settled(SettlementPolicy.STAY_OUT);
      case 4 -> withoutAudit(plain);
      default -> plain;
    };
  }

  private static AddMarket withoutAudit(AddMarket m) {
    return new AddMarket(
        m.ts(),
        m.symbol(),
        m.tickSize(),
        m.lotSize(),
        m.minQty(),
        m.maxQty(),
        m.priceBand(),
        m.marketCollar(),
        m.makerFee(),
        m.takerFee(),
        m.feeScale(),
        m.maxConditional(),
        SettlementPolicy.STAY_OUT,
        false);
  }

  private long lot() {
    return new BigDecimal(steps.lotSize).unscaledValue().longValueExact();
  }

  MarketState state() {
    return state;
  }

  String symbol() {
    return state.symbol();
  }

  boolean isHalted() {
    return state.status() == MarketStatus.HALTED;
  }

  void status(MarketStatus status) {
    state =
        new MarketState(state.index(), state.definition(), status, state.lastPrice(), state.mark());
  }

  void lastPrice(BigDecimal price) {
    state = new MarketState(state.index(), state.definition(), state.status(), price, state.mark());
  }

  void mark(BigDecimal price) {
    state =
        new MarketState(
            state.index(), state.definition(), state.status(), state.lastPrice(), price);
  }

  /** The price that many ticks from the middle. */
  BigDecimal price(int ticks) {
    return times(steps.tickSize, steps.middle + ticks);
  }

  /** A distance between prices. */
  BigDecimal distance(int ticks) {
    return times(steps.tickSize, ticks);
  }

  BigDecimal qty(long lots) {
    return times(steps.lotSize, lots);
  }

  /** A quantity; now and then the greatest. */
  BigDecimal anyQty(Dice dice) {
    long some = dice.between(1L, 40L) * Math.max(1, steps.mostLots / 40);
    return qty(dice.percent(5) ? steps.mostLots : dice.percent(20) ? 1 : some);
  }

  /** How many lots that is. */
  long lots(BigDecimal qty) {
    return qty.unscaledValue().longValueExact() / lot();
  }

  /** Nothing, with the decimals of a price times a quantity. */
  BigDecimal noAmount() {
    return price(0).multiply(qty(1)).multiply(BigDecimal.ZERO);
  }

  private static BigDecimal times(String step, long count) {
    BigDecimal one = new BigDecimal(step);
    return new BigDecimal(one.unscaledValue().multiply(BigInteger.valueOf(count)), one.scale());
  }
}
