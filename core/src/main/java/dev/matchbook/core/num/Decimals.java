package dev.matchbook.core.num;

import java.math.BigDecimal;

/** Decimals as a {@code long} count of units of 10^-scale, RULEBOOK §1. */
public final class Decimals {
  /** What a value becomes that is negative, has more decimals than the scale, or overflows. */
  public static final long NOT_REPRESENTABLE = -1;

  private static final long[] POWERS = new long[19];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = POWERS[i - 1] * 10;
    }
  }

  private Decimals() {}

  /**
   * 10 to that power.
   *
   * @param exponent 0–18
   */
  public static long power(int exponent) {
    return POWERS[exponent];
  }

  /**
   * The value {@code digits · 10^-scale} in units of 10^-target.
   *
   * @param digits at most 18 digits
   * @param scale its decimals, from 0
   * @param target 0–18
   * @return the units from 0, or {@link #NOT_REPRESENTABLE}
   */
  public static long units(long digits, int scale, int target) {
    if (digits <= 0) {
      return digits == 0 ? 0 : NOT_REPRESENTABLE;
    }
    if (scale <= target) {
      long power = POWERS[target - scale];
      long units = digits * power;
      return Math.multiplyHigh(digits, power) == 0 && units >= 0 ? units : NOT_REPRESENTABLE;
    }
    if (scale - target > 18) {
      return NOT_REPRESENTABLE;
    }
    long power = POWERS[scale - target];
    long units = digits / power;
    return units * power == digits ? units : NOT_REPRESENTABLE;
  }

  /** {@link #units(long, int, int)} of a decimal of at most 18 digits and scale from 0. */
  public static long units(BigDecimal value, int target) {
    return units(value.unscaledValue().longValueExact(), value.scale(), target);
  }
}
