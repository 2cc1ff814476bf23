package dev.matchbook.examples.options;

import dev.matchbook.core.event.Trade;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;

/**
 * A fill that has settled.
 *
 * @param trade its number is the token's
 * @param series what it is an option on
 * @param batchId in which it settled
 * @param strike by the series' rule
 * @param start when it was filled
 * @param days how long it runs, as its taker has signed
 */
public record ActiveOption(
    Trade trade, Series series, long batchId, BigDecimal strike, Instant start, int days) {

  /** From when on it is worth nothing. */
  public Instant expiry() {
    return start.plus(Duration.ofDays(days));
  }

  /** Whether it can be exercised then. */
  public boolean isActive(Instant at) {
    return at.isBefore(expiry());
  }

  /** What the taker pays for all days, rounded up to the stablecoin's decimals. */
  public BigDecimal premium() {
    return trade
        .price()
        .multiply(trade.qty())
        .multiply(BigDecimal.valueOf(days))
        .setScale(Series.PREMIUM_DECIMALS, RoundingMode.UP);
  }
}
