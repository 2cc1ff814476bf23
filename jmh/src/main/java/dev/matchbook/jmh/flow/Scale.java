package dev.matchbook.jmh.flow;

/**
 * How large the flows are.
 *
 * @param mix MIX's size
 * @param deep DEEP's size
 * @param pairs pairs of a maker and a taker in MATCH
 * @param rounds rounds of 100 makers and a taker in SWEEP
 */
public record Scale(MixScale mix, MixScale deep, int pairs, int rounds) {
  /** The size that the published truths are about. */
  public static final Scale FULL =
      new Scale(
          new MixScale(10_000, 40, 200, 10_000, 200_000, 2_000_000),
          new MixScale(1_000_000, 5_000, 25_000, 1_000_000, 500_000, 2_000_000),
          1_000_000,
          20_000);

  /**
   * All counts divided, prices as they are: for tests.
   *
   * @param by 1 or more
   */
  public Scale dividedBy(int by) {
    if (by < 1) {
      throw new IllegalArgumentException("by: below 1: " + by);
    }
    return new Scale(
        mix.dividedBy(by), deep.dividedBy(by), Math.max(1, pairs / by), Math.max(1, rounds / by));
  }
}
