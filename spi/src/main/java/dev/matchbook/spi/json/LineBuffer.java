package dev.matchbook.spi.json;

import dev.matchbook.core.command.Authorization;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Bytes of JSON lines in an array that grows and is used again: for {@link RowWriter}, and for
 * lines of a host's own. In steady state nothing is allocated.
 *
 * <p>An object is written by {@link #begin}, its fields in order, {@link #end}. There is no check
 * of that. Whatever appends throws {@link IllegalStateException} where an array can have no more
 * bytes. Not safe for use by several threads.
 */
public final class LineBuffer {
  /** Most digits of a decimal as written. */
  public static final int MAX_DIGITS = 100;

  /** Most characters of a text. */
  public static final int MAX_TEXT = 1 << 16;

  private static final int MAX_BYTES = Integer.MAX_VALUE - 8;
  private static final int LONG_DIGITS = 18;
  private static final int TEXT_SIZE = 24;

  private final byte[] digits = new byte[TEXT_SIZE];
  private byte[] array;
  private int length;

  /** A buffer with room for some hundred lines. */
  public LineBuffer() {
    this(1 << 16);
  }

  /**
   * A buffer.
   *
   * @param bytes room at the start, from 1
   */
  public LineBuffer(int bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException("bytes: below 1: " + bytes);
    }
    array = new byte[bytes];
  }

  /** What holds the bytes, from 0 to {@link #length}; another one after the buffer has grown. */
  public byte[] array() {
    return array;
  }

  /** How many bytes were written. */
  public int length() {
    return length;
  }

  /** Forgets all bytes; keeps the room. */
  public void clear() {
    length = 0;
  }

  /**
   * Forgets the bytes from there on.
   *
   * @param bytes that stay, 0 to {@link #length}
   */
  public void truncate(int bytes) {
    Objects.checkIndex(bytes, length + 1);
    length = bytes;
  }

  /** Writes all bytes to a stream; they stay here too. */
  public void writeTo(OutputStream out) throws IOException {
    out.write(array, 0, length);
  }

  /** Appends a byte as it is. */
  public LineBuffer put(int octet) {
    room(1);
    array[length++] = (byte) octet;
    return this;
  }

  /** Appends bytes as they are. */
  public LineBuffer put(byte[] bytes, int offset, int count) {
    room(count);
    System.arraycopy(bytes, offset, array, length, count);
    length += count;
    return this;
  }

  LineBuffer put(byte[] bytes) {
    return put(bytes, 0, bytes.length);
  }

  /** Appends text as it is, each character one byte: for ASCII alone. */
  public LineBuffer ascii(String text) {
    int count = text.length();
    room(count);
    for (int i = 0; i < count; i++) {
      array[length + i] = (byte) text.charAt(i);
    }
    length += count;
    return this;
  }

  /** Appends a whole number. */
  public LineBuffer number(long value) {
    return units(value, 0);
  }

  /** Opens an object with its first key. */
  public LineBuffer begin(LineKey key) {
    int start = length;
    key(key);
    array[start] = '{';
    return this;
  }

  /** Appends a key that is not the first. */
  public LineBuffer key(LineKey key) {
    return put(key.bytes());
  }

  /** A field that is a number. */
  public LineBuffer number(LineKey key, long value) {
    return key(key).number(value);
  }

  /**
   * A field that is a string, escaped as Jackson does: what must be, and no more.
   *
   * @throws NullPointerException naming the key, for null
   * @throws IllegalArgumentException naming the key, for more than {@value #MAX_TEXT} characters
   */
  public LineBuffer text(LineKey key, String value) {
    Objects.requireNonNull(value, key.name());
    if (value.length() > MAX_TEXT) {
      throw new IllegalArgumentException(key.name() + ": over " + MAX_TEXT + " characters");
    }
    key(key);
    room(value.length() * JsonText.MAX_BYTES + 2);
    length = JsonText.write(value, array, length);
    return this;
  }

  /**
   * A field that is a decimal: a string in plain notation with all its decimals.
   *
   * @throws NullPointerException naming the key, for null
   * @throws IllegalArgumentException naming the key, if the scale is negative or there would be
   *     more than {@value #MAX_DIGITS} digits
   */
  public LineBuffer decimal(LineKey key, BigDecimal value) {
    Objects.requireNonNull(value, key.name());
    int scale = value.scale();
    int precision = value.precision();
    if (scale < 0 || scale >= MAX_DIGITS || precision > MAX_DIGITS) {
      throw new IllegalArgumentException(
          key.name() + ": not of at most " + MAX_DIGITS + " digits written without exponent");
    }
    key(key).put('"');
    if (scale <= LONG_DIGITS && precision <= LONG_DIGITS) {
      // unlike unscaledValue() this makes no BigInteger
      units(value.scaleByPowerOfTen(scale).longValue(), scale);
    } else {
      ascii(value.toPlainString());
    }
    return put('"');
  }

  /**
   * A field that is a whole number of up to 256 bits: a string of its digits.
   *
   * @throws NullPointerException naming the key, for null
   * @throws IllegalArgumentException naming the key, if it is not from 0 to 2^256 − 1
   */
  public LineBuffer whole(LineKey key, BigInteger value) {
    Objects.requireNonNull(value, key.name());
    Authorization.requireNonce(key.name(), value);
    key(key).put('"');
    if (value.bitLength() < Long.SIZE) {
      units(value.longValue(), 0);
    } else {
      ascii(value.toString());
    }
    return put('"');
  }

  /** A field that is a text; none at all for null. */
  LineBuffer optional(LineKey key, String value) {
    return value == null ? this : text(key, value);
  }

  /** A field that is a decimal; none at all for null. */
  LineBuffer optional(LineKey key, BigDecimal value) {
    return value == null ? this : decimal(key, value);
  }

  /** A field that is a number; none at all for null. */
  LineBuffer optional(LineKey key, Long value) {
    return value == null ? this : number(key, value);
  }

  /** A field that is a number; none at all for 0. */
  LineBuffer unlessZero(LineKey key, long value) {
    return value == 0 ? this : number(key, value);
  }

  /** A field that is an array of numbers. */
  LineBuffer numbers(LineKey key, List<Long> values) {
    key(key).put('[');
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) {
        put(',');
      }
      number(values.get(i));
    }
    return put(']');
  }

  /** A field that is a word. */
  <E extends Enum<E>> LineBuffer word(LineKey key, Words<E> words, E value) {
    Objects.requireNonNull(value, key.name());
    return key(key).put(words.bytes(value));
  }

  /** Closes the object and the line. */
  public void end() {
    put('}').put('\n');
  }

  /** Appends digits from the right, of the negative, since the least long has no counterpart. */
  private LineBuffer units(long value, int scale) {
    long rest = value < 0 ? value : -value;
    int at = TEXT_SIZE;
    for (int i = 0; i < scale; i++) {
      digits[--at] = (byte) ('0' - rest % 10);
      rest /= 10;
    }
    if (scale > 0) {
      digits[--at] = '.';
    }
    do {
      digits[--at] = (byte) ('0' - rest % 10);
      rest /= 10;
    } while (rest != 0);
    if (value < 0) {
      digits[--at] = '-';
    }
    return put(digits, at, TEXT_SIZE - at);
  }

  private void room(long more) {
    if (more > array.length - length) {
      grow(length + more);
    }
  }

  private void grow(long bytes) {
    if (bytes > MAX_BYTES) {
      throw new IllegalStateException("length: over " + MAX_BYTES + " bytes");
    }
    array = Arrays.copyOf(array, (int) Math.min(MAX_BYTES, Math.max(bytes, 2L * array.length)));
  }
}
