package dev.matchbook.jmh.run;

import java.util.Arrays;

/** The middle of some figures: half are not above it, half not below. */
public final class Median {
  private Median() {}

  /**
   * The median; between the two middle ones if their number is even.
   *
   * @param figures at least one
   */
  public static double of(double... figures) {
    if (figures.length == 0) {
      throw new IllegalArgumentException("figures: none");
    }
    double[] sorted = figures.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
