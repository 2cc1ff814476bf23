package dev.matchbook.core.internal;

/** Two ints that are not negative in one long. */
final class Pair {
  private Pair() {}

  static long of(int left, int right) {
    return (long) left << Integer.SIZE | right;
  }

  static int left(long pair) {
    return (int) (pair >>> Integer.SIZE);
  }

  static int right(long pair) {
    return (int) pair;
  }
}
