package dev.matchbook.examples;

import java.util.Locale;

/**
 * What a run did.
 *
 * @param commands lines that were not blank
 * @param events lines of output
 * @param trades events that are trades
 * @param nanos how long it took
 */
record Summary(long commands, long events, long trades, long nanos) {
  private static final double NANOS_PER_SECOND = 1e9;

  /** One line for people. */
  @Override
  public String toString() {
    double seconds = Math.max(1, nanos) / NANOS_PER_SECOND;
    return String.format(
        Locale.ROOT,
        "%,d commands, %,d events, %,d trades, %.2f s, %,d commands/s",
        commands,
        events,
        trades,
        seconds,
        Math.round(commands / seconds));
  }
}
