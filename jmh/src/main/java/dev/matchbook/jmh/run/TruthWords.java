package dev.matchbook.jmh.run;

import dev.matchbook.jmh.flow.Truth;

/** A truth as three words of a line between processes. */
final class TruthWords {
  private TruthWords() {}

  static String of(Truth truth) {
    return truth.trades() + " " + truth.volume() + " " + truth.hexHash();
  }

  static Truth parse(String[] words, int at) {
    return new Truth(
        Long.parseLong(words[at]),
        Long.parseLong(words[at + 1]),
        Long.parseUnsignedLong(words[at + 2], 16));
  }
}
