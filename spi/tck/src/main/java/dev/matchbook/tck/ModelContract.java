package dev.matchbook.tck;

import static dev.matchbook.core.store.Capability.DURABLE;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Topic M: whatever is done in whatever order, the store answers as the {@link
 * dev.matchbook.tck.model.ModelStore} does. {@code -Dmatchbook.seed=N} runs a failure again, {@code
 * -Dmatchbook.streams=N} makes more of it.
 */
public abstract class ModelContract extends StoreContract {
  private static final int STREAMS = 5;
  private static final int STEPS = 150;

  /** For a backend's tests. */
  protected ModelContract() {}

  @Test
  @DisplayName("M-01 random writes, repeats, gaps, removals and questions: as the model")
  void m01_randomWritesAndQuestions() throws Exception {
    walk(false);
  }

  @Test
  @DisplayName("M-02 the same with closing, crashing and opening again in between: as the model")
  void m02_randomWritesAndRestarts() throws Exception {
    needs(DURABLE);
    walk(true);
  }

  private void walk(boolean restarts) throws Exception {
    long seed = Long.getLong("matchbook.seed", System.nanoTime());
    int streams = Integer.getInteger("matchbook.streams", STREAMS);
    System.out.println(store().name() + " against the model: seed " + seed);
    for (long stream = seed; stream < seed + streams; stream++) {
      StoreFixture fixture = newFixture();
      try {
        new RandomWalk(stream, fixture, restarts).run(STEPS);
      } finally {
        fixture.close();
      }
    }
  }
}
