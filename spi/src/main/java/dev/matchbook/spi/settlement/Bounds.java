package dev.matchbook.spi.settlement;

import java.time.Duration;
import java.util.Objects;

/** Checks of settings. */
final class Bounds {
  private static final Duration MOST = Duration.ofDays(36_500);

  private Bounds() {}

  static void require(String name, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + ": not from " + least + " to " + most + ": " + value);
    }
  }

  static void require(String name, Duration value) {
    if (Objects.requireNonNull(value, name).isNegative() || value.compareTo(MOST) > 0) {
      throw new IllegalArgumentException(name + ": not from 0 to a hundred years: " + value);
    }
  }
}
