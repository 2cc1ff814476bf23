package dev.matchbook.jmh.flow;

/**
 * How large a flow of adds, cancels and takers is.
 *
 * @param resting orders that the book settles at
 * @param mean mean distance of a new order from the middle, in ticks
 * @param cap largest such distance, in ticks
 * @param prefill adds before all else
 * @param untimed commands after these that are not timed
 * @param timed commands after these that are
 */
public record MixScale(int resting, int mean, int cap, int prefill, int untimed, int timed) {
  MixScale dividedBy(int by) {
    return new MixScale(
        Math.max(1, resting / by), mean, cap, prefill / by, untimed / by, Math.max(1, timed / by));
  }

  int commands() {
    return prefill + untimed + timed;
  }
}
