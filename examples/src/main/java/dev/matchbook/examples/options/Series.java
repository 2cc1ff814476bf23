package dev.matchbook.examples.options;

import dev.matchbook.core.SettlementPolicy;
import dev.matchbook.core.command.AddMarket;
import dev.matchbook.eip712.Fields;
import dev.matchbook.eip712.typed.TypedDataException;
import java.util.List;

/**
 * Options that differ in nothing but premium, amount and day: a market.
 *
 * @param symbol of the market
 * @param underlying address of the token that is the collateral
 * @param stablecoin address of the token in which premiums are paid
 * @param isCall or a put
 * @param minDuration shortest time that a taker may choose, in days
 * @param maxDuration longest time, in days
 * @param rule of the strike
 */
public record Series(
    String symbol,
    String underlying,
    String stablecoin,
    boolean isCall,
    int minDuration,
    int maxDuration,
    StrikeRule rule) {
  /** Decimals of a premium, as the stablecoin has them. */
  public static final int PREMIUM_DECIMALS = 6;

  /** Decimals of an amount of the underlying on the chain; the market has fewer. */
  public static final int UNDERLYING_DECIMALS = 18;

  /** Decimals of an amount in the market. */
  public static final int LOT_DECIMALS = 3;

  /** Its market: trades settle, and what a bust takes from a writer comes back. */
  public AddMarket market() {
    return AddMarket.of(symbol, "0.000001", "0.001").settled(SettlementPolicy.REENTER);
  }

  /** Whether a taker may choose that many days. */
  public boolean allows(long days) {
    return days >= minDuration && days <= maxDuration;
  }

  /**
   * The series that a message is about.
   *
   * @throws TypedDataException if there is none
   */
  static Series of(List<Series> all, Fields fields) throws TypedDataException {
    for (Series series : all) {
      if (series.underlying.equals(fields.account("underlying"))
          && series.stablecoin.equals(fields.account("stablecoin"))
          && fields.get("isCall").equals(series.isCall)
          && series.rule.configHash().equals(fields.get("configHash"))) {
        return series;
      }
    }
    throw Fields.wrong("configHash", "no series of these tokens and this strike rule");
  }
}
