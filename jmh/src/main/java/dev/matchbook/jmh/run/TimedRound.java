package dev.matchbook.jmh.run;

import dev.matchbook.jmh.flow.Truth;

/**
 * One timed play of a flow.
 *
 * @param nanos that the timed part took
 * @param bytes that were allocated in it
 * @param truth what the trades were
 */
public record TimedRound(long nanos, long bytes, Truth truth) {
  String toLine() {
    return nanos + " " + bytes + " " + TruthWords.of(truth);
  }

  static TimedRound parse(String line) {
    String[] words = line.split(" ");
    return new TimedRound(
        Long.parseLong(words[0]), Long.parseLong(words[1]), TruthWords.parse(words, 2));
  }
}
