package dev.matchbook.jmh.flow;

/** The random number generator of the flows: SplitMix64 over one word of state. One thread. */
public final class SplitMix64 {
  private static final long STEP = 0x9E3779B97F4A7C15L;
  private static final double UNIT = 0x1.0p-53;

  private long state;

  /** A generator that starts at a state. */
  public SplitMix64(long state) {
    this.state = state;
  }

  /** The next 64 bits. */
  public long next() {
    state += STEP;
    return mix(state);
  }

  /** The next number from 0 up to, not including, 1. */
  public double unit() {
    return (next() >>> 11) * UNIT;
  }

  /** The next whole number from 0 up to, not including, {@code n}. */
  public int below(int n) {
    return (int) ((next() >>> 33) % n);
  }

  /** The output function: every word gives another, scattered over all 64 bits. */
  public static long mix(long word) {
    long z = (word ^ word >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }
}
