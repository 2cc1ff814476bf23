package dev.matchbook.spi;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Percent-escapes: UTF-8, strictly. */
final class Percent {
  private static final int ESCAPE = 3;

  private Percent() {}

  /**
   * Decodes {@code text[from, to)}.
   *
   * @param what the message starts with
   * @throws IllegalArgumentException saying at which index an escape is ill-formed, not UTF-8 or a
   *     control character
   */
  static String decode(String text, int from, int to, String what) {
    StringBuilder decoded = new StringBuilder(to - from);
    int at = from;
    while (at < to) {
      if (text.charAt(at) != '%') {
        decoded.append(text.charAt(at++));
        continue;
      }
      int start = at;
      ByteBuffer bytes = ByteBuffer.allocate((to - at) / ESCAPE + 1);
      while (at < to && text.charAt(at) == '%') {
        int octet = octet(text, at, to);
        if (octet < 0) {
          throw Refusal.at(at, what, "an escape that is not % and two hexadecimal digits");
        }
        bytes.put((byte) octet);
        at += ESCAPE;
      }
      decoded.append(utf8(bytes.flip(), what, start));
    }
    return decoded.toString();
  }

  /** Decodes what can be decoded, an octet a character: to look for ASCII only. */
  static String lenient(String text) {
    StringBuilder decoded = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      int octet = text.charAt(at) == '%' ? octet(text, at, text.length()) : -1;
      decoded.append(octet < 0 ? text.charAt(at) : (char) octet);
      at += octet < 0 ? 1 : ESCAPE;
    }
    return decoded.toString();
  }

  private static String utf8(ByteBuffer bytes, String what, int start) {
    String run;
    try {
      run = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      // Without the cause: it says nothing more.
      throw Refusal.at(start, what, "escapes that are not UTF-8");
    }
    if (run.chars().anyMatch(Character::isISOControl)) {
      throw Refusal.at(start, what, "an escaped control character");
    }
    return run;
  }

  private static int octet(String text, int at, int to) {
    if (at + ESCAPE > to) {
      return -1;
    }
    int high = hex(text.charAt(at + 1));
    int low = hex(text.charAt(at + 2));
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }

  /** Of ASCII alone; {@link Character#digit} knows other digits too. */
  private static int hex(char digit) {
    return digit < 0x80 ? Character.digit(digit, 16) : -1;
  }
}
