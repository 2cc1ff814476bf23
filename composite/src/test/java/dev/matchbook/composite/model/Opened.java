package dev.matchbook.composite.model;

import dev.matchbook.composite.CompositeStore;
import dev.matchbook.composite.LayerFigures;
import dev.matchbook.composite.LayerState;
import dev.matchbook.core.store.ExchangeStore;
import java.util.List;
import java.util.function.Function;

/**
 * A composite, right or broken, that was opened on the layers of a {@link Stage}.
 *
 * @param store what is written and read
 * @param isLevel whether each layer has everything that is acknowledged and is read
 * @param patience how often to look until it is level; threads of its own need time
 * @param figures of its layers; none where it counts nothing
 */
record Opened(
    ExchangeStore store, Level isLevel, int patience, List<? extends LayerFigures> figures) {
  private static final int PATIENCE = 200_000;

  /** Whether each layer has everything. */
  @FunctionalInterface
  interface Level {
    boolean isLevel();
  }

  /** Opens one; throws what the system of record throws. */
  interface Opener extends Function<Stage, Opened> {}

  /** The real one. */
  static Opened composite(Stage stage) {
    CompositeStore store = CompositeStore.open(stage.settings());
    List<LayerFigures> layers = store.layers();
    return new Opened(store, () -> layers.stream().allMatch(Opened::isLevel), PATIENCE, layers);
  }

  private static boolean isLevel(LayerFigures layer) {
    return layer.state() == LayerState.FOLLOWING && layer.lagSeq() == 0;
  }
}
