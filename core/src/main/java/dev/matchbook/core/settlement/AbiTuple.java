package dev.matchbook.core.settlement;

import dev.matchbook.core.hash.Keccak256;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A tuple in Solidity's strict ABI encoding, written from its first member to its last: a head of
 * one word a member, and behind it a tail with the texts.
 *
 * <pre>
 *   head   uint, bool   big-endian in 32 bytes
 *          int          the same, two's complement
 *          string       where in the tuple its tail begins
 *   tail   string       its length in bytes, its bytes, zeros up to a whole word
 * </pre>
 *
 * Used again and again by one thread; allocates nothing but what {@link BigDecimal} makes it.
 */
final class AbiTuple {
  private static final int WORD = 32;
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final byte[] bytes;
  private final int headBytes;
  private int head;
  private int tail;

  /**
   * One without members yet.
   *
   * @param members how many it will have
   * @param texts the most characters of each text among them
   */
  AbiTuple(int members, int... texts) {
    headBytes = members * WORD;
    bytes = new byte[headBytes + Arrays.stream(texts).map(most -> WORD + padded(most)).sum()];
  }

  /** Starts again. */
  void clear() {
    head = 0;
    tail = headBytes;
  }

  void uint(String field, long value) {
    require(value >= 0, field, "below 0");
    word(0, value);
  }

  /** The digits of a decimal without its point. */
  void uint(String field, BigDecimal value) {
    require(value.signum() >= 0, field, "below 0");
    digits(field, value, 8 * WORD);
  }

  /** As {@link #uint(String, BigDecimal)}, of either sign. */
  void signed(String field, BigDecimal value) {
    digits(field, value, 8 * WORD - 1);
  }

  /** A small number that is known to fit its type. */
  void small(int value) {
    word(0, value);
  }

  void bool(boolean value) {
    small(value ? 1 : 0);
  }

  /** A text that is known to be ASCII and no longer than was said. */
  void ascii(String text) {
    word(0, tail);
    int length = text.length();
    int end = tail + WORD + padded(length);
    Arrays.fill(bytes, tail, end, (byte) 0);
    LONG.set(bytes, tail + WORD - Long.BYTES, (long) length);
    for (int i = 0; i < length; i++) {
      bytes[tail + WORD + i] = (byte) text.charAt(i);
    }
    tail = end;
  }

  private void digits(String field, BigDecimal value, int mostBits) {
    BigInteger digits = value.unscaledValue();
    int bits = digits.bitLength();
    if (bits < Long.SIZE) {
      long low = digits.longValue();
      word(low >> Long.SIZE - 1, low);
      return;
    }
    require(bits <= mostBits, field, "does not fit 256 bits");
    byte[] big = digits.toByteArray();
    int length = Math.min(big.length, WORD); // may be 33 with a zero for the sign
    Arrays.fill(bytes, head, head + WORD, (byte) (digits.signum() >> 1));
    System.arraycopy(big, big.length - length, bytes, head + WORD - length, length);
    head += WORD;
  }

  private void word(long sign, long low) {
    LONG.set(bytes, head, sign);
    LONG.set(bytes, head + 8, sign);
    LONG.set(bytes, head + 16, sign);
    LONG.set(bytes, head + 24, low);
    head += WORD;
  }

  private static void require(boolean right, String field, String wrong) {
    if (!right) {
      throw new IllegalArgumentException(field + ": " + wrong);
    }
  }

  private static int padded(int length) {
    return (length + WORD - 1) / WORD * WORD;
  }

  /** A copy of all members, at least as many as were said. */
  byte[] toBytes() {
    return Arrays.copyOf(bytes, tail);
  }

  /** Writes the hash of all members. */
  void hash(Keccak256 keccak, byte[] out, int at) {
    keccak.hash(bytes, 0, tail, out, at);
  }
}
