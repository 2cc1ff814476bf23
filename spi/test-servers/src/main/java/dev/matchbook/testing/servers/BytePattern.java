package dev.matchbook.testing.servers;

/** Finds bytes in a stream that comes in pieces (Knuth, Morris, Pratt). */
final class BytePattern {
  private final byte[] pattern;

  /** By the number of bytes that fit: how many still do if the next one does not. */
  private final int[] fallback;

  private int matched;

  BytePattern(byte[] pattern) {
    this.pattern = pattern.clone();
    this.fallback = new int[pattern.length + 1];
    for (int i = 1, fits = 0; i < pattern.length; i++) {
      fits = step(fits, pattern[i]);
      fallback[i + 1] = fits;
    }
  }

  /** Whether the pattern has come to its end within these bytes. */
  boolean endsIn(byte[] bytes, int length) {
    for (int i = 0; i < length; i++) {
      matched = step(matched, bytes[i]);
      if (matched == pattern.length) {
        return true;
      }
    }
    return false;
  }

  private int step(int fits, byte next) {
    int now = fits;
    while (now > 0 && pattern[now] != next) {
      now = fallback[now];
    }
    return pattern[now] == next ? now + 1 : now;
  }
}
