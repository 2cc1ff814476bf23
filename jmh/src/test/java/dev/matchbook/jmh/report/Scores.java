package dev.matchbook.jmh.report;

import dev.matchbook.jmh.flow.FlowName;
import dev.matchbook.jmh.flow.Truth;
import dev.matchbook.jmh.run.LatencyRound;
import dev.matchbook.jmh.run.Score;
import dev.matchbook.jmh.run.TimedRound;
import java.util.List;

/** Scores made up for tests of reports. */
final class Scores {
  private static final Truth TRUTH = new Truth(389_347, 10_735_525, 0x06012779c318029cL);

  private Scores() {}

  static Score of(FlowName flow, String engine, long nanos, long bytes) {
    return new Score(
        flow,
        engine,
        1000,
        List.of(
            new TimedRound(nanos, bytes, TRUTH),
            new TimedRound(nanos + 2_000, bytes, TRUTH),
            new TimedRound(nanos + 1_000, bytes, TRUTH)),
        List.of(new LatencyRound(40, 120, 1_500, TRUTH)),
        TRUTH);
  }
}
