package dev.matchbook.composite.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The walk that the composite passes catches every broken design, with the same few seeds. The
 * broken ones are {@link PlainLayers}, which have no threads: they do the same each time.
 */
class MutantsTest {
  private static final int SEEDS = 60;
  private static final int STEPS = 150;

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void everyFlawIsCaught(Flaw flaw) {
    for (long seed = 0; seed < SEEDS; seed++) {
      try {
        walk(seed, PlainLayers.with(flaw));
      } catch (AssertionError | IllegalStateException e) {
        System.out.println(flaw + " is caught with seed " + seed + ": " + firstLine(e));
        return;
      }
    }
    throw new AssertionError(flaw + " is not caught with " + SEEDS + " seeds");
  }

  @Test
  void thePlainDesignWithoutAFlawPasses() {
    for (long seed = 0; seed < SEEDS; seed++) {
      walk(seed, PlainLayers.with(Flaw.NONE));
    }
  }

  @Test
  void theCompositePasses() {
    Tally tally = new Tally();
    for (long seed = 0; seed < SEEDS; seed++) {
      try {
        new Walk(seed, Opened::composite, tally).run(STEPS);
      } catch (AssertionError e) {
        throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
      }
    }
    System.out.println("composite against the model, one thread: " + tally);
    assertThat(tally.count("local0 fills")).isPositive();
    assertThat(tally.count("remote0 catch-ups")).isPositive();
  }

  private static void walk(long seed, Opened.Opener opener) {
    new Walk(seed, opener, new Tally()).run(STEPS);
  }

  private static String firstLine(Throwable e) {
    return e.getMessage().lines().findFirst().orElseThrow();
  }
}
