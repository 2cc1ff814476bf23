package dev.matchbook.core.num;

import java.math.BigDecimal;

/**
 * A fraction from 0, such as a price band, compared with prices exactly: {@code value = digits /
 * 10^scale}. Immutable.
 */
public final class Fraction {
  private final long digits;
  private final long power;

  private Fraction(long digits, long power) {
    this.digits = digits;
    this.power = power;
  }

  /**
   * The fraction, or null for null.
   *
   * @param value from 0, at most 18 digits and 8 decimals
   */
  public static Fraction of(BigDecimal value) {
    if (value == null) {
      return null;
    }
    return new Fraction(value.unscaledValue().longValueExact(), Decimals.power(value.scale()));
  }

  /**
   * Whether {@code distance ≤ base · this}, in 128 bits, without rounding.
   *
   * @param distance from 0
   * @param base from 0
   */
  public boolean reaches(long distance, long base) {
    long leftHigh = Math.multiplyHigh(distance, power);
    long rightHigh = Math.multiplyHigh(base, digits);
    if (leftHigh != rightHigh) {
      return leftHigh < rightHigh;
    }
    return Long.compareUnsigned(distance * power, base * digits) <= 0;
  }

  /**
   * {@code floor(base · this)}, or {@link Long#MAX_VALUE} where that does not fit.
   *
   * @param base from 0
   */
  public long floorOf(long base) {
    // base = q·power + r and digits = d·power + e, so that only r·e/power is not whole
    long q = base / power;
    long r = base % power;
    long d = digits / power;
    long e = digits % power;
    return add(add(multiply(q, digits), multiply(r, d)), r * e / power);
  }

  private static long multiply(long a, long b) {
    long product = a * b;
    return Math.multiplyHigh(a, b) == 0 && product >= 0 ? product : Long.MAX_VALUE;
  }

  private static long add(long a, long b) {
    long sum = a + b;
    return sum >= 0 ? sum : Long.MAX_VALUE;
  }
}
