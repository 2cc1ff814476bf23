package dev.matchbook.core.property;

import static org.quicktheories.QuickTheory.qt;

import org.quicktheories.QuickTheory;

/** Where random tests get their seed: {@code -Dmatchbook.seed=N} runs a failure again. */
public final class Seeds {
  private static final int SHRINK_CYCLES = 200;

  private Seeds() {}

  /** The seed of a test class, printed. */
  public static long of(Class<?> test) {
    long seed = Long.getLong("matchbook.seed", System.nanoTime());
    System.out.println(test.getSimpleName() + ": seed " + seed);
    return seed;
  }

  /** A property to be checked with that many examples out of the seed of a test class. */
  public static QuickTheory theory(Class<?> test, int examples) {
    return qt().withFixedSeed(of(test)).withExamples(examples).withShrinkCycles(SHRINK_CYCLES);
  }
}
