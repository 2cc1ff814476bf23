package dev.matchbook.composite;

import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.core.store.StoredOrder;
import java.util.List;
import java.util.Optional;

/** Something that is done to each layer, in one order. */
sealed interface Step {
  /** Does it; done again it changes nothing. */
  void on(ExchangeStore store);

  /** What an engine did. */
  record Commit(Batch batch) implements Step {
    @Override
    public void on(ExchangeStore store) {
      store.commit(batch);
    }
  }

  /** Orders that were saved outside of batches, or that a layer below had. */
  record SaveOrders(List<StoredOrder> orders) implements Step {
    @Override
    public void on(ExchangeStore store) {
      store.saveOrders(orders);
    }
  }

  /** Trades that were saved outside of batches, or that a layer below had. */
  record SaveTrades(List<Trade> trades) implements Step {
    @Override
    public void on(ExchangeStore store) {
      store.saveTrades(trades);
    }
  }

  /**
   * A closed order that is to be forgotten.
   *
   * @param last as it was; a layer that was behind may have it as open, which cannot be removed
   */
  record RemoveOrder(long orderId, Optional<StoredOrder> last) implements Step {
    @Override
    public void on(ExchangeStore store) {
      last.filter(order -> !order.isOpen()).ifPresent(store::saveOrder);
      store.removeOrder(orderId);
    }
  }
}
