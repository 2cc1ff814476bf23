package dev.matchbook.core.num;

/**
 * A tick or a lot: whether a number is a multiple of it, and of which.
 *
 * <p>Instead of dividing (up to 40 cycles for 64 bits) it multiplies by the inverse of its odd part
 * modulo 2^64 and rotates the power of two away, which gives the exact quotient of a multiple and a
 * number above every quotient for anything else (Granlund and Montgomery, "Division by Invariant
 * Integers using Multiplication", 1994).
 */
public final class Step {
  /** A step of 1, of which every {@code long} is a multiple. */
  public static final Step ONE = new Step(1);

  private final long size;
  private final int shift;
  private final long inverse;
  private final long greatest;

  /**
   * A step of that size.
   *
   * @param size positive
   */
  public Step(long size) {
    if (size <= 0) {
      throw new IllegalArgumentException("size: not positive: " + size);
    }
    this.size = size;
    shift = Long.numberOfTrailingZeros(size);
    inverse = inverse(size >>> shift);
    greatest = Long.MAX_VALUE / size;
  }

  /**
   * Newton's iteration: each step doubles the bits that are right, from the 3 that n itself has.
   */
  private static long inverse(long odd) {
    long x = odd;
    for (int bits = 3; bits < Long.SIZE; bits *= 2) {
      x *= 2 - odd * x;
    }
    return x;
  }

  /** How large it is. */
  public long size() {
    return size;
  }

  /**
   * Whether that is a multiple.
   *
   * @param value not negative
   */
  public boolean divides(long value) {
    long quotient = quotient(value);
    return quotient >= 0 && quotient <= greatest;
  }

  /**
   * How many steps that is.
   *
   * @param multiple a multiple of the step, not negative; any {@code long} where the step is 1
   */
  public long quotient(long multiple) {
    return Long.rotateRight(multiple * inverse, shift);
  }
}
