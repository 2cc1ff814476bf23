package dev.matchbook.core.oracle;

import java.math.BigDecimal;
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

  /** A decimal out of its text, null for null. */
  BigDecimal decimalOf(String... choices) {
    String text = of(choices);
    return text == null ? null : new BigDecimal(text);
  }

  /** The same value, now and then written with other trailing zeros. */
  BigDecimal rewritten(BigDecimal value) {
    if (!percent(10)) {
      return value;
    }
    BigDecimal other =
        percent(50) ? value.stripTrailingZeros() : value.setScale(Math.max(0, value.scale()) + 2);
    return other.scale() >= 0 && isWritable(other) ? other : value;
  }

  /** A value that is wrong, or just at a bound, as a price or a quantity. */
  BigDecimal broken(BigDecimal value) {
    BigDecimal wrong =
        switch (between(0, 9)) {
          case 0 -> value.negate();
          case 1 -> BigDecimal.ZERO;
          case 2 -> value.add(BigDecimal.ONE.movePointLeft(value.scale() + 1));
          case 3 -> value.add(BigDecimal.ONE.movePointLeft(value.scale()));
          case 4 -> BigDecimal.TEN.pow(15).movePointLeft(value.scale());
          case 5 -> BigDecimal.TEN.pow(15).add(BigDecimal.ONE).movePointLeft(value.scale());
          case 6 -> new BigDecimal("999999999999999999");
          case 7 -> new BigDecimal("-0.000000000000000001");
          case 8 -> new BigDecimal("1E-40");
          default -> value.multiply(BigDecimal.valueOf(between(500, 5000)));
        };
    return isWritable(wrong) ? wrong : value;
  }

  /** Whether the value has at most the 18 digits that a line may hold, §1. */
  static boolean isWritable(BigDecimal value) {
    return value.setScale(Math.max(0, value.scale())).precision() <= 18;
  }
}
