package dev.matchbook.composite;

import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.core.store.StoredOrder;
import java.util.List;
import java.util.Optional;

/** Something that is done to each layer, in one order. */
sealed interface Step {
  /** Does it to a layer that is open; done again it changes nothing. */
  void on(Layer layer);

  /**
   * What an engine did.
   *
   * @param batch for whoever keeps everything
   * @param forCaches without what caches are never asked: what was signed, has settled or is
   *     audited
   */
  record Commit(Batch batch, Batch forCaches) implements Step {
    /** Of a batch. */
    static Commit of(Batch batch) {
      boolean isForCaches =
          batch.authorizations().isEmpty()
              && batch.nonces().isEmpty()
              && batch.settlements().isEmpty()
              && batch.audit().isEmpty();
      return new Commit(batch, isForCaches ? batch : forCaches(batch));
    }

    private static Batch forCaches(Batch batch) {
      return new Batch(
          batch.previous(), batch.checkpoint(), batch.orders(), batch.trades(), batch.markets());
    }

    @Override
    public void on(Layer layer) {
      layer.store().commit(layer.isFilled() ? forCaches : batch);
    }
  }

  /** Orders that were saved outside of batches, or that a layer below had. */
  record SaveOrders(List<StoredOrder> orders) implements Step {
    @Override
    public void on(Layer layer) {
      layer.store().saveOrders(orders);
    }
  }

  /** Trades that were saved outside of batches, or that a layer below had. */
  record SaveTrades(List<Trade> trades) implements Step {
    @Override
    public void on(Layer layer) {
      layer.store().saveTrades(trades);
    }
  }

  /**
   * A closed order that is to be forgotten.
   *
   * @param last as it was; a layer that was behind may have it as open, which cannot be removed
   */
  record RemoveOrder(long orderId, Optional<StoredOrder> last) implements Step {
    @Override
    public void on(Layer layer) {
      ExchangeStore store = layer.store();
      last.filter(order -> !order.isOpen()).ifPresent(store::saveOrder);
      store.removeOrder(orderId);
    }
  }
}
