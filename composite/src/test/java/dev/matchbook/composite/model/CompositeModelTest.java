package dev.matchbook.composite.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Whatever befalls the layers, a composite answers as its system of record would have. {@code
 * -Dmatchbook.seed=N} begins with another run, {@code -Dmatchbook.steps=N} makes more of them.
 */
class CompositeModelTest {
  private static final long STEPS = 2_000_000;
  private static final int WRITES = 600;

  @Test
  void threadsSeeWhatTheRecordHadWhateverBefallsTheLayers() throws Exception {
    long seed = Long.getLong("matchbook.seed", System.nanoTime());
    long steps = Long.getLong("matchbook.steps", STEPS);
    System.out.println("composite against the model, threads: seed " + seed);
    Tally tally = new Tally();
    for (long done = 0; done < steps; seed++) {
      try {
        done += new Race(seed, Opened::composite, tally).run(WRITES);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError(
            "-Dmatchbook.seed=" + seed + " -Dmatchbook.steps=1: " + e.getMessage(), e);
      }
    }
    System.out.println(tally);
    assertThat(tally.count("losses")).isPositive();
  }
}
