package dev.matchbook.core.num;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import dev.matchbook.core.property.Numbers;
import dev.matchbook.core.property.Seeds;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

/** Fractions against {@link BigInteger}. */
class FractionTest {
  private static final int EXAMPLES = 200_000;
  private static final long MAX_DIGITS = 999_999_999_999_999_999L;

  @Test
  void reachesComparesWithoutRounding() {
    Seeds.theory(FractionTest.class, EXAMPLES)
        .forAll(
            Numbers.upTo(MAX_DIGITS),
            integers().between(0, 8),
            Numbers.upTo(Long.MAX_VALUE),
            Numbers.upTo(Long.MAX_VALUE))
        .checkAssert(FractionTest::checkReaches);
  }

  /** Distances at the bound and one beside it: where rounding would show. */
  @Test
  void reachesIsExactAtTheBound() {
    Seeds.theory(FractionTest.class, EXAMPLES)
        .forAll(
            Numbers.upTo(200_000_000),
            integers().between(0, 8),
            Numbers.upTo(1_000_000_000_000_000L),
            longs().between(-1, 1))
        .checkAssert(
            (digits, scale, base, off) -> {
              long bound = Fraction.of(BigDecimal.valueOf(digits, scale)).floorOf(base);
              if (bound < Long.MAX_VALUE) {
                checkReaches(digits, scale, Math.max(0, bound + off), base);
              }
            });
  }

  private static void checkReaches(long digits, int scale, long distance, long base) {
    BigInteger left = BigInteger.valueOf(distance).multiply(BigInteger.TEN.pow(scale));
    BigInteger right = BigInteger.valueOf(base).multiply(BigInteger.valueOf(digits));
    assertThat(Fraction.of(BigDecimal.valueOf(digits, scale)).reaches(distance, base))
        .isEqualTo(left.compareTo(right) <= 0);
  }

  @Test
  void floorOfIsExactOrTheLargestLong() {
    Seeds.theory(FractionTest.class, EXAMPLES)
        .forAll(Numbers.upTo(MAX_DIGITS), integers().between(0, 8), Numbers.upTo(Long.MAX_VALUE))
        .checkAssert(
            (digits, scale, base) -> {
              BigInteger exact =
                  BigInteger.valueOf(base)
                      .multiply(BigInteger.valueOf(digits))
                      .divide(BigInteger.TEN.pow(scale));
              assertThat(Fraction.of(BigDecimal.valueOf(digits, scale)).floorOf(base))
                  .isEqualTo(exact.min(BigInteger.valueOf(Long.MAX_VALUE)).longValueExact());
            });
  }

  @Test
  void zeroReachesOnlyItself() {
    Fraction zero = Fraction.of(new BigDecimal("0.00"));
    assertThat(zero.reaches(0, Long.MAX_VALUE)).isTrue();
    assertThat(zero.reaches(1, Long.MAX_VALUE)).isFalse();
    assertThat(zero.floorOf(Long.MAX_VALUE)).isZero();
  }

  @Test
  void absentFractionIsNull() {
    assertThat(Fraction.of(null)).isNull();
  }
}
