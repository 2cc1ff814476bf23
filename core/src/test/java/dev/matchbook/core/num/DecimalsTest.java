package dev.matchbook.core.num;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.generators.SourceDSL.integers;

import dev.matchbook.core.property.Numbers;
import dev.matchbook.core.property.Seeds;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

/** Units of a scale against {@link BigDecimal}. */
class DecimalsTest {
  private static final long MAX_DIGITS = 999_999_999_999_999_999L;

  @Test
  void unitsAreTheValueOverTheScaleOrNotRepresentable() {
    Seeds.theory(DecimalsTest.class, 200_000)
        .forAll(
            Numbers.upTo(MAX_DIGITS),
            integers().between(0, 18),
            integers().between(0, 40),
            integers().between(0, 18))
        .checkAssert(
            (digits, zeros, scale, target) -> {
              // numbers with zeros at their end, so that finer scales can be given up
              long round = digits - digits % Decimals.power(zeros);
              long number = round == 0 ? Decimals.power(Math.min(zeros, 17)) : round;
              assertThat(Decimals.units(number, scale, target))
                  .isEqualTo(expected(number, scale, target));
              assertThat(Decimals.units(BigDecimal.valueOf(number, scale), target))
                  .isEqualTo(expected(number, scale, target));
            });
  }

  private static long expected(long digits, int scale, int target) {
    BigDecimal units = BigDecimal.valueOf(digits, scale).movePointRight(target);
    boolean whole = units.stripTrailingZeros().scale() <= 0;
    boolean fits = units.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
    return whole && fits ? units.longValueExact() : Decimals.NOT_REPRESENTABLE;
  }

  @Test
  void finerThanTheScaleIsNotRepresentable() {
    assertThat(Decimals.units(new BigDecimal("1.50"), 1)).isEqualTo(15);
    assertThat(Decimals.units(new BigDecimal("1.51"), 1)).isEqualTo(Decimals.NOT_REPRESENTABLE);
    assertThat(Decimals.units(1, 40, 18)).isEqualTo(Decimals.NOT_REPRESENTABLE);
  }

  @Test
  void negativeIsNotRepresentable() {
    assertThat(Decimals.units(new BigDecimal("-1"), 0)).isEqualTo(Decimals.NOT_REPRESENTABLE);
    assertThat(Decimals.units(-1, 18, 18)).isEqualTo(Decimals.NOT_REPRESENTABLE);
  }

  @Test
  void unitsBeyondALongAreNotRepresentable() {
    assertThat(Decimals.units(9, 0, 18)).isEqualTo(9_000_000_000_000_000_000L);
    assertThat(Decimals.units(10, 0, 18)).isEqualTo(Decimals.NOT_REPRESENTABLE);
    assertThat(Decimals.units(MAX_DIGITS, 0, 18)).isEqualTo(Decimals.NOT_REPRESENTABLE);
    // 2^64 units wrap to 0, 2^63 to the least long
    assertThat(Decimals.units(1L << 46, 0, 18)).isEqualTo(Decimals.NOT_REPRESENTABLE);
    assertThat(Decimals.units(1L << 45, 0, 18)).isEqualTo(Decimals.NOT_REPRESENTABLE);
  }

  @Test
  void zeroIsZeroInEveryScale() {
    assertThat(Decimals.units(new BigDecimal("0.00"), 0)).isZero();
    assertThat(Decimals.units(new BigDecimal(BigInteger.ZERO, Integer.MAX_VALUE), 18)).isZero();
    assertThat(Decimals.units(0, 0, 18)).isZero();
  }

  @Test
  void powersGoToEighteen() {
    for (int exponent = 0; exponent <= 18; exponent++) {
      assertThat(BigInteger.valueOf(Decimals.power(exponent)))
          .isEqualTo(BigInteger.TEN.pow(exponent));
    }
  }
}
