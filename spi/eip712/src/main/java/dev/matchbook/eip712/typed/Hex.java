package dev.matchbook.eip712.typed;

import java.util.HexFormat;

/** Bytes written as {@code 0x} and two hex digits each, of either case. */
final class Hex {
  private static final String PREFIX = "0x";

  private Hex() {}

  static boolean isPrefixed(String text) {
    return text.startsWith(PREFIX);
  }

  /** The number of bytes that a text is long enough for, or -1 if it is no such text. */
  static int length(String text) {
    return isPrefixed(text) && text.length() % 2 == 0 ? text.length() / 2 - 1 : -1;
  }

  /**
   * Writes the bytes of a text.
   *
   * @param text of which {@link #length} is known
   * @return false if a character is no hex digit; then what was written is of no use
   */
  static boolean decode(String text, byte[] out, int at) {
    int bad = 0;
    for (int i = PREFIX.length(), to = at; i < text.length(); i += 2, to++) {
      int high = digit(text.charAt(i));
      int low = digit(text.charAt(i + 1));
      bad |= high | low;
      out[to] = (byte) (high << 4 | low);
    }
    return bad >= 0;
  }

  static String encode(byte[] bytes) {
    return PREFIX + HexFormat.of().formatHex(bytes);
  }

  /** The value of a hex digit, or -1; ASCII only, other than {@link Character#digit}. */
  static int digit(char c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    int lower = c | 0x20;
    return c < 0x80 && lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
  }
}
