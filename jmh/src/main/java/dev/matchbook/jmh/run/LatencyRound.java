package dev.matchbook.jmh.run;

import dev.matchbook.jmh.flow.Truth;

/**
 * One play of a flow with every timed command timed alone, in nanoseconds, the clock's own cost
 * included.
 *
 * @param p50 half of the commands took no longer
 * @param p99 99 of 100 took no longer
 * @param p999 999 of 1,000 took no longer
 * @param truth what the trades were
 */
public record LatencyRound(long p50, long p99, long p999, Truth truth) {
  String toLine() {
    return p50 + " " + p99 + " " + p999 + " " + TruthWords.of(truth);
  }

  static LatencyRound parse(String line) {
    String[] words = line.split(" ");
    return new LatencyRound(
        Long.parseLong(words[0]),
        Long.parseLong(words[1]),
        Long.parseLong(words[2]),
        TruthWords.parse(words, 3));
  }
}
