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
   * @return 1 to {@link #lines}; 0 if all are as they were; −1 if more than one is not
   */
  int damaged(long wasSum, long wasWeighted) {
    BigInteger prime = BigInteger.valueOf(PRIME);
    BigInteger change = BigInteger.valueOf(sum).subtract(BigInteger.valueOf(wasSum)).mod(prime);
    BigInteger shift =
        BigInteger.valueOf(weighted).subtract(BigInteger.valueOf(wasWeighted)).mod(prime);
    if (change.signum() == 0) {
      return shift.signum() == 0 ? 0 : -1;
    }
    BigInteger line = shift.multiply(change.modInverse(prime)).mod(prime);
    return line.signum() > 0 && line.compareTo(BigInteger.valueOf(lines)) <= 0
        ? line.intValue()
        : -1;
  }
}
