package dev.matchbook.spi.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * JSON strings in UTF-8, each text in one form alone: escaped are the quote, the backslash and
 * control characters, as Jackson does, and lone surrogates, which UTF-8 cannot say.
 */
final class JsonText {
  /** Most bytes of a character. */
  static final int MAX_BYTES = 6;

  private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
  private static final String ESCAPED = "\b\t\n\f\r\"\\";
  private static final String ESCAPES = "btnfr\"\\";

  private JsonText() {}

  /**
   * Writes a text with its quotes.
   *
   * @param into with room for two bytes and {@link #MAX_BYTES} for each character
   * @return where the text ends
   */
  static int write(String text, byte[] into, int from) {
    int at = from;
    into[at++] = '"';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c < 0x80 && c != '"' && c != '\\') {
        into[at++] = (byte) c;
      } else if (isPair(text, i)) {
        at = utf8(text.codePointAt(i++), into, at);
      } else if (c >= 0x80 && !Character.isSurrogate(c)) {
        at = utf8(c, into, at);
      } else {
        at = escape(c, into, at);
      }
    }
    into[at++] = '"';
    return at;
  }

  /**
   * Reads a text without its quotes, the opposite of {@link #write}.
   *
   * @return the text; null if it is not as that writes it
   */
  static String read(byte[] in, int from, int to) {
    String raw = new String(in, from, to - from, StandardCharsets.UTF_8);
    StringBuilder text = new StringBuilder(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c != '\\') {
        text.append(c);
      } else if (raw.startsWith("u", i + 1) && i + MAX_BYTES <= raw.length()) {
        text.append((char) hex(raw, i + 2));
        i += MAX_BYTES - 1;
      } else {
        i++;
        int which = i < raw.length() ? ESCAPES.indexOf(raw.charAt(i)) : -1;
        text.append(which < 0 ? c : ESCAPED.charAt(which));
      }
    }
    String read = text.toString();
    byte[] again = new byte[read.length() * MAX_BYTES + 2];
    int end = write(read, again, 0);
    return Arrays.equals(again, 1, end - 1, in, from, to) ? read : null;
  }

  private static int hex(String text, int from) {
    int value = 0;
    for (int i = from; i < from + 4; i++) {
      value = value << 4 | Character.digit(text.charAt(i), 16) & 0xF;
    }
    return value;
  }

  private static boolean isPair(String text, int i) {
    return Character.isHighSurrogate(text.charAt(i))
        && i + 1 < text.length()
        && Character.isLowSurrogate(text.charAt(i + 1));
  }

  private static int escape(char c, byte[] into, int from) {
    int at = from;
    into[at++] = '\\';
    int which = ESCAPED.indexOf(c);
    if (which >= 0) {
      into[at++] = (byte) ESCAPES.charAt(which);
      return at;
    }
    into[at++] = 'u';
    for (int shift = 12; shift >= 0; shift -= 4) {
      into[at++] = HEX[c >> shift & 0xF];
    }
    return at;
  }

  private static int utf8(int c, byte[] into, int from) {
    int at = from;
    if (c < 0x800) {
      into[at++] = (byte) (0xC0 | c >> 6);
    } else {
      if (c < 0x10000) {
        into[at++] = (byte) (0xE0 | c >> 12);
      } else {
        into[at++] = (byte) (0xF0 | c >> 18);
        into[at++] = (byte) (0x80 | c >> 12 & 0x3F);
      }
      into[at++] = (byte) (0x80 | c >> 6 & 0x3F);
    }
    into[at++] = (byte) (0x80 | c & 0x3F);
    return at;
  }
}
