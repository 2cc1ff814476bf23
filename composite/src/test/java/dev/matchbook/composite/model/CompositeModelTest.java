package dev.matchbook.composite.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Whatever befalls the layers, a composite answers as its system of record would have, and in the
 * end every layer has what it has to. {@code -Dmatchbook.seed=N} begins with another run, {@code
 * -Dmatchbook.steps=N} makes more of them.
 */
class CompositeModelTest {
  private static final long STEPS = 2_000_000;
  private static final int WRITES = 400;

  /** So many steps are enough that everything has happened. */
  private static final long ENOUGH = 1_000_000;

  /** What has to have happened, or the test has become blind. */
  private static final String INTERESTING =
      "local0 hits, local0 fills, local0 errors, local0 catch-ups, local1 hits, local1 fills, "
          + "local1 errors, local1 catch-ups, remote0 hits, remote0 fills, remote0 errors, "
          + "remote0 catch-ups, remote1 hits, remote1 fills, remote1 errors, remote1 catch-ups, "
          + "remote2 hits, remote2 fills, remote2 errors, remote2 catch-ups, copy hits, "
          + "copy catch-ups, record hits, record errors, record catch-ups, log hits, "
          + "slow log catch-ups, emptied, failed reads, forgotten, losses, restarts, retries";

  @Test
  void threadsSeeWhatTheRecordHadWhateverBefallsTheLayers() throws Exception {
    long seed = Long.getLong("matchbook.seed", System.nanoTime());
    long steps = Long.getLong("matchbook.steps", STEPS);
    System.out.println("composite against the model, threads: seed " + seed);
    Tally tally = new Tally();
    long done = 0;
    for (long run = seed; done < steps; run++) {
      try {
        done += new Race(run, Opened::composite, tally).run(WRITES);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError(
            "-Dmatchbook.seed=" + run + " -Dmatchbook.steps=1: " + e.getMessage(), e);
      }
    }
    System.out.println(done + " steps: " + tally);
    if (done >= ENOUGH) {
      for (String what : INTERESTING.split(", ")) {
        assertThat(tally.count(what)).as(what).isPositive();
      }
    }
  }
}
