package dev.matchbook.core.num;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import dev.matchbook.core.property.Numbers;
import dev.matchbook.core.property.Seeds;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

/** Fees against {@link BigDecimal}, RULEBOOK §10. */
class FeeRateTest {
  private static final long MAX_PRICE = 1_000_000_000_000_000L;
  private static final long MAX_QTY = 1_000_000_000_000_000_000L;
  private static final int ONE = 100_000_000;

  private record Scales(int price, int qty, int fee) {
    int notional() {
      return price + qty;
    }
  }

  private static Gen<Scales> scales() {
    Gen<Integer> scale = integers().between(0, 18);
    return scale.zip(scale, scale, Scales::new);
  }

  private static Gen<Long> rates() {
    Gen<Long> size = Numbers.upTo(ONE);
    return size.zip(longs().between(-1, 1), (rate, sign) -> rate * sign);
  }

  @Test
  void feeIsExactAndRoundedHalfEvenOverAllScalesAndSizes() {
    Seeds.theory(FeeRateTest.class, 300_000)
        .forAll(Numbers.upTo(MAX_PRICE), Numbers.upTo(MAX_QTY), rates(), scales())
        .checkAssert(FeeRateTest::check);
  }

  /** price · qty · rate = odd · 10^(drop−1) · 5, and a little below and above. */
  @Test
  void halvesGoToTheEvenFeeAndTheirNeighboursToTheNearest() {
    Seeds.theory(FeeRateTest.class, 100_000)
        .forAll(
            Numbers.upTo(MAX_PRICE / 1000),
            integers().between(0, 7),
            integers().between(1, 18),
            longs().between(-1, 1))
        .checkAssert(
            (odd, zeros, more, off) -> {
              int drop = Math.min(18, zeros + more);
              long qty = Decimals.power(drop - 1 - zeros) + off;
              int feeScale = Math.max(0, 8 - drop);
              int notionalScale = drop + feeScale - 8;
              if (notionalScale >= 0) {
                long rate = 5 * Decimals.power(zeros);
                check(odd | 1, qty, rate, new Scales(notionalScale, 0, feeScale));
                check(odd | 1, qty, -rate, new Scales(notionalScale, 0, feeScale));
              }
            });
  }

  private static void check(long price, long qty, long rate, Scales scales) {
    BigDecimal value = BigDecimal.valueOf(rate, 8);
    BigDecimal exact =
        BigDecimal.valueOf(price, scales.price)
            .multiply(BigDecimal.valueOf(qty, scales.qty))
            .multiply(value)
            .setScale(scales.fee, RoundingMode.HALF_EVEN);
    FeeRate feeRate = new FeeRate(value, scales.notional(), scales.fee);
    assertThat(feeRate.exactFeeOf(price, qty)).isEqualTo(exact);
    long expected =
        exact.unscaledValue().bitLength() < Long.SIZE
            ? exact.unscaledValue().longValueExact()
            : FeeRate.OVERFLOW;
    assertThat(feeRate.feeOf(price, qty)).isEqualTo(expected);
  }

  @Test
  void halfOfTheLastDecimalGoesToTheEvenFee() {
    FeeRate half = new FeeRate(new BigDecimal("0.5"), 0, 0);
    assertThat(half.feeOf(1, 1)).isZero();
    assertThat(half.feeOf(3, 1)).isEqualTo(2);
    assertThat(half.feeOf(5, 1)).isEqualTo(2);
    FeeRate rebate = new FeeRate(new BigDecimal("-0.5"), 0, 0);
    assertThat(rebate.feeOf(1, 1)).isZero();
    assertThat(rebate.feeOf(3, 1)).isEqualTo(-2);
    assertThat(rebate.feeOf(5, 1)).isEqualTo(-2);
  }

  @Test
  void feeThatDoesNotFitIsOverflowAndExactAllTheSame() {
    FeeRate all = new FeeRate(BigDecimal.ONE, 0, 0);
    assertThat(all.feeOf(Long.MAX_VALUE, 1)).isEqualTo(Long.MAX_VALUE);
    assertThat(all.feeOf(MAX_PRICE, MAX_QTY)).isEqualTo(FeeRate.OVERFLOW);
    assertThat(all.feeOf(10, MAX_QTY)).isEqualTo(FeeRate.OVERFLOW);
    assertThat(all.exactFeeOf(MAX_PRICE, MAX_QTY)).isEqualTo(BigDecimal.TEN.pow(33).setScale(0));
  }

  @Test
  void marketWithoutARateTakesNoFee() {
    FeeRate none = new FeeRate(null, 4, 8);
    assertThat(none.feeOf(MAX_PRICE, MAX_QTY)).isZero();
    assertThat(none.exactFeeOf(MAX_PRICE, MAX_QTY)).isEqualTo(new BigDecimal("0.00000000"));
  }
}
