package dev.matchbook.spi.json;

/**
 * Makes strings of characters, the same string for the same characters most of the time: a direct
 * mapped cache, so that it is bounded and a hostile choice of texts costs allocations, nothing
 * else.
 */
final class TextCache {
  private static final int SIZE = 1 << 13;

  private final String[] entries = new String[SIZE];

  String get(char[] chars, int offset, int length) {
    int hash = length;
    for (int i = 0; i < length; i++) {
      hash = 31 * hash + chars[offset + i];
    }
    int place = (hash ^ hash >>> 15) & SIZE - 1;
    String entry = entries[place];
    if (entry == null || !equal(entry, chars, offset, length)) {
      entry = new String(chars, offset, length);
      entries[place] = entry;
    }
    return entry;
  }

  private static boolean equal(String text, char[] chars, int offset, int length) {
    if (text.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (text.charAt(i) != chars[offset + i]) {
        return false;
      }
    }
    return true;
  }
}
