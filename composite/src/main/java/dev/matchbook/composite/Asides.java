package dev.matchbook.composite;

import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.core.store.StoredOrder;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What is written outside of batches. One thread at a time, and none that commits meanwhile. */
final class Asides {
  private static final int FEW_ROWS = 100;

  private final Layers layers;
  private final AsideGate gate;

  Asides(Layers layers, AsideGate gate) {
    this.layers = layers;
    this.gate = gate;
  }

  void saveOrders(List<StoredOrder> rows) {
    Step step = new Step.SaveOrders(rows);
    run(step, doing(step), () -> newest(rows));
  }

  void saveTrades(List<Trade> rows) {
    Step step = new Step.SaveTrades(rows);
    run(step, doing(step), () -> step);
  }

  boolean removeOrder(long orderId) {
    Step step = new Step.RemoveOrder(orderId, layers.truth().store().findOrder(orderId));
    return run(step, layer -> layer.store().removeOrder(orderId), () -> step);
  }

  private static Predicate<Layer> doing(Step step) {
    return layer -> {
      step.on(layer);
      return true;
    };
  }

  /**
   * A cache that has forgotten a newer version would take an older one: it is given what is true
   * now. Null where that would take too long.
   */
  private Step newest(List<StoredOrder> saved) {
    if (saved.size() > FEW_ROWS) {
      return null;
    }
    ExchangeStore store = layers.truth().store();
    return new Step.SaveOrders(
        saved.stream()
            .map(StoredOrder::orderId)
            .distinct()
            .flatMap(id -> store.findOrder(id).stream())
            .toList());
  }

  /**
   * Does it to the truth, then to the layers that follow.
   *
   * @param known what is true afterwards, or null
   */
  private boolean run(Step step, Predicate<Layer> action, Supplier<Step> known) {
    gate.turn();
    boolean told = false;
    try {
      boolean any = layers.truth().all(action);
      layers.followAside(step, known.get());
      told = true;
      return any;
    } catch (RefusedException e) {
      told = true;
      throw e.reason();
    } finally {
      if (!told) {
        // Nobody knows what the truth has: the layers have to find out.
        layers.followAside(step, null);
      }
      gate.turn();
    }
  }
}
