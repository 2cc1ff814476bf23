package dev.matchbook.composite.model;

import dev.matchbook.core.store.StoreException.Kind;
import java.util.List;
import java.util.SplittableRandom;

/** Random troubles of the layers of a stage. For one thread. */
final class Troubles {
  private final Stage stage;
  private final SplittableRandom random;
  private final boolean holds;

  /**
   * No troubles yet.
   *
   * @param holds whether writes and reads may be stopped: not where one thread does everything
   */
  Troubles(Stage stage, boolean holds) {
    this.stage = stage;
    this.holds = holds;
    random = new SplittableRandom(stage.seed() + 2);
  }

  /** Makes trouble for some layer; it ends with {@link Faults#lift}. */
  FaultyStore next() {
    if (random.nextInt(100) < 70) {
      FaultyCache cache = any(stage.caches());
      if (random.nextBoolean()) {
        memory(cache);
      } else {
        trouble(cache, any(List.of(Kind.values())));
      }
      return cache;
    }
    FaultyStore store = any(stage.kept());
    trouble(store, random.nextInt(4) == 0 ? Kind.REJECTED : Kind.FAILED);
    return store;
  }

  private <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private void trouble(FaultyStore store, Kind kind) {
    Faults faults = store.faults;
    boolean after = random.nextBoolean() && kind != Kind.REJECTED;
    switch (random.nextInt(holds ? 6 : 3)) {
      case 0 -> faults.failWrites(1 + random.nextInt(4), 1 + random.nextInt(6), kind, after);
      case 1 -> faults.failReads(1 + random.nextInt(20), kind);
      case 2 -> faults.unreachable();
      case 3 -> faults.holdReads();
      default -> faults.holdWrites(after);
    }
  }

  private void memory(FaultyCache cache) {
    switch (random.nextInt(4)) {
      case 0 -> cache.lose();
      case 1 -> cache.remember();
      case 2 -> {
        // What is in this process does not go back on its own.
        if (!cache.isLocal()) {
          cache.goBack();
        }
      }
      default -> cache.forget(random.nextInt(10));
    }
  }
}
