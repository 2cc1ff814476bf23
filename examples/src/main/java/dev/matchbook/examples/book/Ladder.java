package dev.matchbook.examples.book;

import dev.matchbook.core.MarketStatus;
import dev.matchbook.core.event.DepthLevel;
import dev.matchbook.core.event.DepthReported;
import dev.matchbook.core.event.MarketAdded;
import dev.matchbook.core.event.Trade;
import java.math.BigDecimal;
import java.util.List;

/**
 * What is to be seen of a market.
 *
 * @param market its definition
 * @param status whether it is open
 * @param tape its trades, or null before the first
 * @param depth its displayed levels, best first
 */
public record Ladder(MarketAdded market, MarketStatus status, Tape tape, DepthReported depth) {

  /**
   * A market's trades.
   *
   * @param last the last one
   * @param trades how many there were
   * @param volume sum of their quantities
   * @param high their highest price
   * @param low their lowest price
   */
  public record Tape(Trade last, long trades, BigDecimal volume, BigDecimal high, BigDecimal low) {}

  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  /** Levels of asks, lowest price first. */
  List<DepthLevel> asks() {
    return depth.asks();
  }

  /** Levels of bids, highest price first. */
  List<DepthLevel> bids() {
    return depth.bids();
  }

  /** Whether both sides show an order, so that there is a spread. */
  boolean isTwoSided() {
    return !asks().isEmpty() && !bids().isEmpty();
  }

  /** Best ask less best bid. */
  BigDecimal spread() {
    return asks().get(0).price().subtract(bids().get(0).price());
  }

  /** The spread in ticks. */
  BigDecimal spreadTicks() {
    return spread().divideToIntegralValue(market.tickSize());
  }

  /** The price half way between the best bid and the best ask, exactly. */
  BigDecimal mid() {
    return asks().get(0).price().add(bids().get(0).price()).divide(TWO);
  }

  /** Displayed quantity of the levels. */
  BigDecimal qty(List<DepthLevel> levels) {
    BigDecimal zero = BigDecimal.ZERO.setScale(market.lotSize().scale());
    return levels.stream().map(DepthLevel::qty).reduce(zero, BigDecimal::add);
  }

  /** Displayed orders of the levels. */
  static long orders(List<DepthLevel> levels) {
    return levels.stream().mapToLong(DepthLevel::orders).sum();
  }
}
