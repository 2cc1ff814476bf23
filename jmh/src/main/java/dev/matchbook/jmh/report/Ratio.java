package dev.matchbook.jmh.report;

import dev.matchbook.jmh.book.Engines;
import dev.matchbook.jmh.run.Score;
import java.util.List;
import java.util.OptionalDouble;

/** What the ratios of a report are to: Matchbook's time. */
final class Ratio {
  private Ratio() {}

  /** Matchbook's nanoseconds a command, or nothing if it did not run. */
  static OptionalDouble base(List<Score> scores) {
    return scores.stream()
        .filter(score -> score.engine().equals(Engines.MATCHBOOK.label()))
        .mapToDouble(Score::nsPerOp)
        .findFirst();
  }
}
