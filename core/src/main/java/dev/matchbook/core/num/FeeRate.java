package dev.matchbook.core.num;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * A fee rate of one market, RULEBOOK §10: {@code fee = price · qty · rate}, rounded HALF_EVEN to
 * {@code feeScale}. Immutable.
 *
 * <p>Price (10^15), quantity (10^18) and rate (10^8 units) make up to 137 bits. Up to a notional of
 * 2^100 units, which real markets stay below, the product is held in two longs and nothing is
 * allocated; beyond it {@link BigInteger} takes over.
 */
public final class FeeRate {
  /** What {@link #feeOf} returns where the fee does not fit a {@code long}. */
  public static final long OVERFLOW = Long.MIN_VALUE;

  private static final int RATE_SCALE = 8;
  private static final int CHUNK = 9;
  private static final long LIMB = 0xFFFF_FFFFL;
  private static final long SMALL_NOTIONAL_HIGH = 1L << 36;

  private final long rate;
  private final int notionalScale;
  private final int feeScale;

  /**
   * A rate for a market.
   *
   * @param value −1 to 1 with at most 8 decimals, or null for 0
   * @param notionalScale price scale plus quantity scale
   * @param feeScale 0–18
   */
  public FeeRate(BigDecimal value, int notionalScale, int feeScale) {
    this.rate = value == null ? 0 : value.movePointRight(RATE_SCALE).longValueExact();
    this.notionalScale = notionalScale;
    this.feeScale = feeScale;
  }

  /**
   * The fee in units of 10^-feeScale, negative for a rebate, or {@link #OVERFLOW}: then {@link
   * #exactFeeOf} has it.
   *
   * @param price in units, from 0
   * @param qty in units, from 0
   */
  public long feeOf(long price, long qty) {
    if (rate == 0) {
      return 0;
    }
    long high = Math.multiplyHigh(price, qty);
    long low = price * qty;
    int drop = notionalScale + RATE_SCALE - feeScale;
    if (high >= SMALL_NOTIONAL_HIGH) {
      BigInteger fee = exactFeeOf(price, qty).unscaledValue();
      return fee.bitLength() < Long.SIZE ? fee.longValueExact() : OVERFLOW;
    }
    long size = Math.abs(rate);
    long carry = Math.multiplyHigh(low, size) + (low >> 63 & size);
    long productHigh = high * size + carry;
    long productLow = low * size;
    long fee =
        drop > 0
            ? divideHalfEven(productHigh, productLow, drop)
            : scaleUp(productHigh, productLow, -drop);
    return rate < 0 && fee != OVERFLOW ? -fee : fee;
  }

  /** The 127-bit number times 10^decimals, where the fee has more decimals than the product. */
  private static long scaleUp(long high, long low, int decimals) {
    long power = Decimals.power(decimals);
    boolean fits = high == 0 && low >= 0 && Math.multiplyHigh(low, power) == 0;
    return fits && low * power >= 0 ? low * power : OVERFLOW;
  }

  /** The 127-bit number over 10^drop, HALF_EVEN; all but the last digit go in chunks of nine. */
  private static long divideHalfEven(long high, long low, int drop) {
    boolean rest = false;
    int left = drop - 1;
    long digit = 0;
    while (left >= 0) {
      int digits = left == 0 ? 1 : Math.min(left, CHUNK);
      long divisor = Decimals.power(digits);
      long top = high >>> 32;
      long second = top % divisor << 32 | high & LIMB;
      long third = second % divisor << 32 | low >>> 32;
      long fourth = third % divisor << 32 | low & LIMB;
      high = top / divisor << 32 | second / divisor;
      low = third / divisor << 32 | fourth / divisor;
      digit = fourth % divisor;
      if (left == 0) {
        break;
      }
      rest |= digit != 0;
      left -= digits;
    }
    boolean up = digit > 5 || digit == 5 && (rest || (low & 1) != 0);
    long fee = low + (up ? 1 : 0);
    return high == 0 && low >= 0 && fee >= 0 ? fee : OVERFLOW;
  }

  /** The fee with {@code feeScale} decimals, whatever its size. */
  public BigDecimal exactFeeOf(long price, long qty) {
    return new BigDecimal(BigInteger.valueOf(price).multiply(BigInteger.valueOf(qty)))
        .multiply(BigDecimal.valueOf(rate))
        .movePointLeft(notionalScale + RATE_SCALE)
        .setScale(feeScale, RoundingMode.HALF_EVEN);
  }

  /** Decimals of a fee. */
  public int feeScale() {
    return feeScale;
  }
}
