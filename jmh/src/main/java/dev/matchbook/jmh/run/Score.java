package dev.matchbook.jmh.run;

import dev.matchbook.jmh.flow.FlowName;
import dev.matchbook.jmh.flow.Truth;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What a book's rounds of one flow came to.
 *
 * @param commands timed in each round
 * @param timed the rounds timed as a whole, at least one
 * @param latencies the rounds timed by command, at least one
 * @param truth what the trades were
 */
public record Score(
    FlowName flow,
    String engine,
    int commands,
    List<TimedRound> timed,
    List<LatencyRound> latencies,
    Truth truth) {

  /** Nanoseconds a command, median of the rounds. */
  public double nsPerOp() {
    return median(timed, round -> (double) round.nanos() / commands);
  }

  /** Nanoseconds a command in the fastest round. */
  public double minNsPerOp() {
    return timed.stream().mapToLong(TimedRound::nanos).min().orElseThrow() / (double) commands;
  }

  /** Nanoseconds a command in the slowest round. */
  public double maxNsPerOp() {
    return timed.stream().mapToLong(TimedRound::nanos).max().orElseThrow() / (double) commands;
  }

  /** Allocated bytes a command, median of the rounds. */
  public double bytesPerOp() {
    return median(timed, round -> (double) round.bytes() / commands);
  }

  /** Nanoseconds that half of the commands did not exceed, median of the rounds. */
  public long p50() {
    return Math.round(median(latencies, LatencyRound::p50));
  }

  /** Nanoseconds that 99 of 100 commands did not exceed, median of the rounds. */
  public long p99() {
    return Math.round(median(latencies, LatencyRound::p99));
  }

  /** Nanoseconds that 999 of 1,000 commands did not exceed, median of the rounds. */
  public long p999() {
    return Math.round(median(latencies, LatencyRound::p999));
  }

  private static <T> double median(List<T> rounds, ToDoubleFunction<T> figure) {
    return Median.of(rounds.stream().mapToDouble(figure).toArray());
  }
}
