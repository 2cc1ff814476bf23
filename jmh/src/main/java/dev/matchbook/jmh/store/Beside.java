package dev.matchbook.jmh.store;

import dev.matchbook.jmh.run.Median;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * A store beside its bare driver: rounds of both in turn, the first of which does not count, and a
 * line with the medians.
 *
 * @param kind what is written
 * @param group rows of a batch
 * @param groups batches of a round
 * @param bare what the driver is called in the line
 */
record Beside(String kind, int group, int groups, String bare) {
  /** One round. */
  interface Round {
    /** Seconds of the store, and of the bare driver. */
    double[] run(int groups) throws Exception;
  }

  /** Runs and prints. */
  void measure(int rounds, Round round, PrintWriter out) throws Exception {
    double[] store = new double[rounds];
    double[] driver = new double[rounds];
    for (int i = 0; i <= rounds; i++) {
      double[] seconds = round.run(groups);
      if (i > 0) {
        store[i - 1] = seconds[0];
        driver[i - 1] = seconds[1];
      }
    }
    double ours = Median.of(store);
    double theirs = Median.of(driver);
    out.printf(
        Locale.ROOT,
        "%-7s batches of %,6d: store %,9.0f rows/s, %s %,9.0f rows/s: %.0f %%%n",
        kind.toLowerCase(Locale.ROOT),
        group,
        groups * (double) group / ours,
        bare,
        groups * (double) group / theirs,
        100 * theirs / ours);
    out.flush();
  }
}
