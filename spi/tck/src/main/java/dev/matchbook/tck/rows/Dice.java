package dev.matchbook.tck.rows;

import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;

/** Random choices of one seed. */
final class Dice {
  private final SplittableRandom random;

  Dice(long seed) {
    random = new SplittableRandom(seed);
  }

  /** True in that many of a hundred cases. */
  boolean percent(int percent) {
    return random.nextInt(100) < percent;
  }

  /** From min to max, both included. */
  int between(int min, int max) {
    return min + random.nextInt(max - min + 1);
  }

  /** From min to max, both included. */
  long between(long min, long max) {
    return random.nextLong(min, max + 1);
  }

  @SafeVarargs
  final <T> T of(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  <T> T of(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** A decimal out of its text, null for null. */
  BigDecimal decimalOf(String... choices) {
    String text = of(choices);
    return text == null ? null : new BigDecimal(text);
  }
}
