package dev.matchbook.store.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.core.store.MarketState;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.tck.model.ModelStore;
import dev.matchbook.tck.rows.BatchGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/**
 * A history out of a seed in all the ways in which a store is written: batches, rows saved before
 * their batch comes or again after it, closed orders removed, leaps. For one thread.
 */
final class MixedHistory {
  private final BatchGenerator generator;
  private final Random random;
  private final ModelStore model = new ModelStore();
  private final List<ModelStore> ends = new ArrayList<>();

  MixedHistory(long seed) {
    generator = new BatchGenerator(seed);
    random = new Random(seed);
    ends.add(model.reopened());
  }

  /** What a store has that was written so. */
  ModelStore model() {
    return model;
  }

  /** What it had when it was new, and after each batch. */
  List<ModelStore> ends() {
    return ends;
  }

  /** Writes a batch or a leap, and often something beside it. */
  void step(ExchangeStore store) {
    if (random.nextInt(6) == 0) {
      leap(store);
    } else {
      Batch batch = generator.next();
      if (random.nextInt(3) == 0) {
        saveSome(store, batch);
      }
      commit(store, batch);
      if (random.nextInt(4) == 0) {
        saveSome(store, batch);
      }
    }
    if (random.nextInt(3) == 0) {
      removeSome(store);
    }
  }

  private void commit(ExchangeStore store, Batch batch) {
    assertThat(store.commit(batch)).isTrue();
    model.commit(batch);
    ends.add(model.reopened());
  }

  private void saveSome(ExchangeStore store, Batch batch) {
    List<StoredOrder> orders =
        batch.orders().stream().filter(order -> random.nextBoolean()).toList();
    List<Trade> trades = batch.trades().stream().filter(trade -> random.nextBoolean()).toList();
    save(store, orders, trades);
  }

  private void save(ExchangeStore store, List<StoredOrder> orders, List<Trade> trades) {
    store.saveOrders(orders);
    model.saveOrders(orders);
    store.saveTrades(trades);
    model.saveTrades(trades);
  }

  private void leap(ExchangeStore store) {
    TreeMap<Integer, MarketState> markets = new TreeMap<>();
    for (int i = 0; i < 3; i++) {
      Batch batch = generator.next();
      save(store, batch.orders(), batch.trades());
      batch.markets().forEach(market -> markets.put(market.index(), market));
    }
    commit(
        store,
        Batch.leap(model.checkpoint(), generator.checkpoint(), List.copyOf(markets.values())));
  }

  private void removeSome(ExchangeStore store) {
    long orderId = 1 + random.nextLong(Math.max(1, model.checkpoint().orderId()));
    if (model.findOrder(orderId).filter(StoredOrder::isOpen).isEmpty()) {
      assertThat(store.removeOrder(orderId)).isEqualTo(model.removeOrder(orderId));
    }
  }
}
