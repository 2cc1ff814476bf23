package dev.matchbook.composite;

import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.core.store.StoreException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the durable layers to one place before anything begins. After a crash one may have a batch
 * that another has not; the one that has come furthest is right: what it has can have been
 * acknowledged. None is ever taken back.
 */
final class Levelling {
  private static final Logger LOG = LoggerFactory.getLogger(CompositeStore.class);

  private final String name;
  private final WarmUpProgress progress;

  Levelling(String name, WarmUpProgress progress) {
    this.name = name;
    this.progress = progress;
  }

  /**
   * Levels them.
   *
   * @param layers open ones: the record, and logs that an acknowledgement requires
   * @throws StoreException <i>rejected</i> if they have different histories
   */
  void run(List<Layer> layers) {
    Layer furthest = furthest(layers);
    Checkpoint target = furthest.store().checkpoint();
    for (Layer layer : layers) {
      Checkpoint at = layer.store().checkpoint();
      if (!at.equals(target)) {
        LOG.warn("{}: is at {}: brought to {}, where {} is", layer, at, target, furthest);
        bring(layer, furthest.store());
      }
      layer.reached(target);
      layer.floors(Floors.WHOLE);
      layer.state(LayerState.FOLLOWING);
    }
  }

  private Layer furthest(List<Layer> layers) {
    Layer furthest = layers.get(0);
    for (Layer layer : layers) {
      Checkpoint one = furthest.store().checkpoint();
      Checkpoint other = layer.store().checkpoint();
      if (!one.isAtOrAfter(other) && !other.isAtOrAfter(one)) {
        throw StoreException.rejected(
            name, furthest + " is at " + one + ", " + layer + " at " + other + ": not one history");
      }
      furthest = other.isAtOrAfter(one) && !one.equals(other) ? layer : furthest;
    }
    return furthest;
  }

  private void bring(Layer layer, ExchangeStore source) {
    try {
      new CatchUp(source, 0, new OpenCount(), progress).run(layer, false);
    } catch (SourceException e) {
      throw (StoreException) e.getCause();
    } catch (HistoryException e) {
      throw e.rejected();
    }
  }
}
