package dev.matchbook.core.internal;

import java.util.Arrays;

/**
 * Which places of a ring have a level: a bit each, and a bit for each 64 of those that may be set.
 *
 * <p>The upper bits are hints. They are set with the first bit under them and cleared by the search
 * that finds nothing there, so that a level which comes and goes at the touch writes one word. A
 * small ring has none: its few words are looked through.
 */
final class TickBits {
  private static final int WORD = 6;
  private static final int FEW = 16;

  private final long[] words;
  private final long[] hints;

  /** None of {@code size} bits is set, a power of two. */
  TickBits(int size) {
    words = new long[size + 63 >>> WORD];
    hints = new long[words.length + 63 >>> WORD];
  }

  void set(int bit) {
    int word = bit >>> WORD;
    long old = words[word];
    words[word] = old | 1L << bit;
    if (old == 0 && words.length > FEW) {
      hints[word >>> WORD] |= 1L << word;
    }
  }

  void clear(int bit) {
    words[bit >>> WORD] &= ~(1L << bit);
  }

  void clearAll() {
    Arrays.fill(words, 0);
    Arrays.fill(hints, 0);
  }

  /** The next bit around the ring that is set after that one, itself the last, or −1. */
  int after(int bit) {
    int word = bit >>> WORD;
    long bits = words[word] & -2L << bit;
    return bits == 0 ? around(word) : lowest(word, bits);
  }

  /** That bit if it is set, or else the next. */
  int from(int bit) {
    int word = bit >>> WORD;
    long bits = words[word] & -1L << bit;
    return bits == 0 ? around(word) : lowest(word, bits);
  }

  private int around(int word) {
    return words.length <= FEW ? scan(word) : byHints(word);
  }

  private int scan(int word) {
    for (int i = 1; i <= words.length; i++) {
      int other = word + i & words.length - 1;
      if (words[other] != 0) {
        return lowest(other, words[other]);
      }
    }
    return -1;
  }

  private int byHints(int word) {
    int group = word >>> WORD;
    int found = inGroup(group, -2L << word);
    for (int i = 1; found < 0 && i < hints.length; i++) {
      found = inGroup(group + i < hints.length ? group + i : group + i - hints.length, -1L);
    }
    return found < 0 ? inGroup(group, ~(-2L << word)) : found;
  }

  private int inGroup(int group, long mask) {
    long candidates = hints[group] & mask;
    while (candidates != 0) {
      int word = lowest(group, candidates);
      if (words[word] != 0) {
        return lowest(word, words[word]);
      }
      candidates &= candidates - 1;
      hints[group] &= ~(1L << word);
    }
    return -1;
  }

  private static int lowest(int word, long bits) {
    return (word << WORD) + Long.numberOfTrailingZeros(bits);
  }
}
