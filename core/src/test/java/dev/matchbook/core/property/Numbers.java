package dev.matchbook.core.property;

import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import org.quicktheories.core.Gen;

/** Generators of numbers. */
public final class Numbers {
  private Numbers() {}

  /** From 1 to max, every order of magnitude as likely as another. */
  public static Gen<Long> upTo(long max) {
    return longs()
        .between(1, max)
        .zip(integers().between(0, 62), (value, shift) -> Math.max(1, value >> shift));
  }
}
