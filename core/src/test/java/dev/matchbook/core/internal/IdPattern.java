package dev.matchbook.core.internal;

import java.util.SplittableRandom;

/** How a host chooses its n-th order id. */
enum IdPattern {
  COUNTING_UP,
  COUNTING_DOWN_FROM_ZERO,
  EVEN,
  CONGRUENT,
  SCATTERED,
  ACROSS_THE_ENDS_OF_LONG,
  JUMPING,
  COMING_AGAIN;

  long at(long n, SplittableRandom random) {
    return switch (this) {
      case COUNTING_UP -> n;
      case COUNTING_DOWN_FROM_ZERO -> -n;
      case EVEN -> n * 2;
      case CONGRUENT -> (n - 1000 << 20) + 17;
      case SCATTERED -> mixed(n);
      case ACROSS_THE_ENDS_OF_LONG -> Long.MAX_VALUE - 2000 + n;
      case JUMPING -> n + (n / 100 % 3 - 1) * 1_000_000_007L * (n / 1000);
      case COMING_AGAIN -> random.nextInt(3000) - 1500;
    };
  }

  private static long mixed(long n) {
    long z = (n * 0x9E3779B97F4A7C15L ^ n >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }
}
