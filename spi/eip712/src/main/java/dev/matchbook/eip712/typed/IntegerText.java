package dev.matchbook.eip712.typed;

import java.math.BigInteger;

/**
 * An integer written as text: decimal digits, or {@code 0x} and hex digits of either case, a minus
 * sign before them if it is negative. Zeros in front change nothing; there is no other sign, no
 * space, no fraction and no exponent.
 */
final class IntegerText {
  /** Enough for 256 bits in either form with zeros in front, and little to convert. */
  static final int MAX_CHARS = 128;

  private static final int MOST_DIGITS_OF_LONG = 18;
  private static final int HEX = 16;
  private static final int DECIMAL = 10;

  private IntegerText() {}

  static BigInteger parse(String text, Encoding encoding) throws TypedDataException {
    if (text.length() > MAX_CHARS) {
      throw encoding.wrong("an integer of more than " + MAX_CHARS + " characters");
    }
    if (!isInteger(text)) {
      throw encoding.wrong("not an integer in decimal digits or 0x and hex digits");
    }
    return value(text);
  }

  private static boolean isInteger(String text) {
    int start = start(text);
    boolean hex = text.startsWith("0x", start);
    int first = hex ? start + 2 : start;
    for (int i = first; i < text.length(); i++) {
      int digit = Hex.digit(text.charAt(i));
      if (digit < 0 || !hex && digit >= DECIMAL) {
        return false;
      }
    }
    return first < text.length();
  }

  /** The value of what {@link #parse} has taken. */
  static BigInteger value(String text) {
    int start = start(text);
    boolean hex = text.startsWith("0x", start);
    int first = hex ? start + 2 : start;
    BigInteger magnitude;
    if (!hex && text.length() - first <= MOST_DIGITS_OF_LONG) {
      magnitude = BigInteger.valueOf(Long.parseLong(text, first, text.length(), DECIMAL));
    } else {
      magnitude = new BigInteger(text.substring(first), hex ? HEX : DECIMAL);
    }
    return start > 0 ? magnitude.negate() : magnitude;
  }

  private static int start(String text) {
    return text.startsWith("-") ? 1 : 0;
  }
}
