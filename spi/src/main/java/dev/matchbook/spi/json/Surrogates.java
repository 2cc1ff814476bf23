package dev.matchbook.spi.json;

import java.util.Arrays;

/**
 * Takes surrogate escapes out of a line. RFC 8259 lets a key have a lone one, Jackson does not; no
 * known key and no valid text has any, so any other character above ASCII does as well in its
 * place.
 */
final class Surrogates {
  private static final byte[] OTHER = {'0', '0', '8', '0'};
  private static final int ESCAPE = 6;

  private Surrogates() {}

  /** A copy of the line without them, or null if it has none. */
  static byte[] replace(byte[] buffer, int offset, int length) {
    byte[] copy = null;
    int at = 0;
    while (at < length) {
      if (buffer[offset + at] != '\\') {
        at++;
      } else if (at + ESCAPE <= length && isSurrogate(buffer, offset + at)) {
        copy = copy == null ? Arrays.copyOfRange(buffer, offset, offset + length) : copy;
        System.arraycopy(OTHER, 0, copy, at + 2, OTHER.length);
        at += ESCAPE;
      } else {
        at += 2;
      }
    }
    return copy;
  }

  /** Whether {@code \}{@code uD800} to {@code \}{@code uDFFF} is there. */
  private static boolean isSurrogate(byte[] buffer, int at) {
    return buffer[at + 1] == 'u'
        && (buffer[at + 2] | 0x20) == 'd'
        && Character.digit(buffer[at + 3], 16) >= 8
        && Character.digit(buffer[at + 4], 16) >= 0
        && Character.digit(buffer[at + 5], 16) >= 0;
  }
}
