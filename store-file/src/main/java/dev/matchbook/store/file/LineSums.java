package dev.matchbook.store.file;

import java.math.BigInteger;
import java.util.zip.CRC32C;

/**
 * Two sums over the lines of a batch from which a single damaged line can be told: with {@code c_i}
 * the CRC-32C of line {@code i}, {@code Σ c_i} and {@code Σ i · c_i}, modulo the prime 2^61 − 1. If
 * one line changed by {@code d}, the sums differ by {@code d} and {@code i · d}.
 */
final class LineSums {
  private static final long PRIME = (1L << 61) - 1;
  private static final BigInteger MODULUS = BigInteger.valueOf(PRIME);

  private final CRC32C crc = new CRC32C();
  private int lines;
  private long sum;
  private long weighted;

  void clear() {
    lines = 0;
    sum = 0;
    weighted = 0;
  }

  /** Adds the next line, with its LF. */
  void add(byte[] bytes, int offset, int length) {
    crc.reset();
    crc.update(bytes, offset, length);
    long value = crc.getValue();
    lines++;
    sum = (sum + value) % PRIME;
    weighted = (weighted + value * lines) % PRIME;
  }

  int lines() {
    return lines;
  }

  long sum() {
    return sum;
  }

  long weighted() {
    return weighted;
  }

  /**
   * Which line is damaged.
   *
   * @param wasSum as it was written
   * @param wasWeighted as it was written
   * @return 1 to {@link #lines}; 0 if all are as they were, or one of the two sums is not what was
   *     written; −1 if more than one is damaged
   */
  int damaged(long wasSum, long wasWeighted) {
    BigInteger change = difference(sum, wasSum);
    BigInteger shift = difference(weighted, wasWeighted);
    if (change.signum() == 0 || shift.signum() == 0) {
      return 0;
    }
    BigInteger line = shift.multiply(change.modInverse(MODULUS)).mod(MODULUS);
    return line.signum() > 0 && line.compareTo(BigInteger.valueOf(lines)) <= 0
        ? line.intValue()
        : -1;
  }

  private static BigInteger difference(long is, long was) {
    return BigInteger.valueOf(is).subtract(BigInteger.valueOf(was)).mod(MODULUS);
  }
}
