package dev.matchbook.spi.json;

import java.nio.charset.StandardCharsets;

/**
 * Makes strings of characters, the same string for the same characters most of the time: a direct
 * mapped cache, so that it is bounded and a hostile choice of texts costs allocations, nothing
 * else.
 */
final class TextCache {
  private static final int SIZE = 1 << 13;

  private final String[] entries;

  TextCache() {
    this(SIZE);
  }

  /** A cache of that many texts, a power of two. */
  TextCache(int size) {
    entries = new String[size];
  }

  String get(char[] chars, int offset, int length) {
    int hash = length;
    for (int i = 0; i < length; i++) {
      hash = 31 * hash + chars[offset + i];
    }
    int place = place(hash);
    String entry = entries[place];
    if (entry == null || !equal(entry, chars, offset, length)) {
      entry = new String(chars, offset, length);
      entries[place] = entry;
    }
    return entry;
  }

  /** The same of ASCII. */
  String get(byte[] ascii, int offset, int length) {
    int hash = length;
    for (int i = 0; i < length; i++) {
      hash = 31 * hash + ascii[offset + i];
    }
    int place = place(hash);
    String entry = entries[place];
    if (entry == null || !equal(entry, ascii, offset, length)) {
      entry = new String(ascii, offset, length, StandardCharsets.US_ASCII);
      entries[place] = entry;
    }
    return entry;
  }

  private int place(int hash) {
    return (hash ^ hash >>> 15) & entries.length - 1;
  }

  private static boolean equal(String text, byte[] ascii, int offset, int length) {
    if (text.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (text.charAt(i) != ascii[offset + i]) {
        return false;
      }
    }
    return true;
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
