package dev.matchbook.jmh.run;

import dev.matchbook.jmh.flow.Truth;

/** A book in a race: plays the race's flow once per call, always from an empty book. One thread. */
public interface Contestant extends AutoCloseable {
  /** What the reports call it. */
  String name();

  /**
   * Plays until it is as fast as it gets.
   *
   * @return what the trades were
   */
  Truth warmUp() throws ChildFailure;

  /** Plays once and times the timed part as a whole. */
  TimedRound time() throws ChildFailure;

  /** Plays once and times every timed command alone. */
  LatencyRound latency() throws ChildFailure;

  @Override
  void close();
}
