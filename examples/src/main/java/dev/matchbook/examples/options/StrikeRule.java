package dev.matchbook.examples.options;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.matchbook.core.hash.HashText;
import dev.matchbook.core.hash.Keccak256;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How the strike of an option follows from the spot price at its fill; an offer has its hash.
 *
 * @param basisPoints of the spot price; 10,000 is at the money
 */
public record StrikeRule(int basisPoints) {
  private static final BigDecimal ONE = BigDecimal.valueOf(10_000);

  /** The rule in words, which are hashed. */
  public String text() {
    return "strike = spot at fill * " + basisPoints + " / 10000, rounded half even to 0.01";
  }

  /** What an offer has of it: {@code 0x} and 64 hex digits. */
  public String configHash() {
    return HashText.of(Keccak256.of(text().getBytes(UTF_8)));
  }

  /** The strike at that spot price. */
  public BigDecimal strike(BigDecimal spot) {
    return spot.multiply(BigDecimal.valueOf(basisPoints)).divide(ONE, 2, RoundingMode.HALF_EVEN);
  }
}
