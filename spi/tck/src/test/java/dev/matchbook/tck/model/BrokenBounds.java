package dev.matchbook.tck.model;

import static dev.matchbook.tck.model.BrokenStore.broken;

import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Capability;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.tck.StoreFixture;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Stores that keep too little, the wrong rows, or traces of what they do not keep. */
final class BrokenBounds {
  private BrokenBounds() {}

  static List<BrokenStore> all() {
    return List.of(
        bounded("forgets open orders", ForgetsOpenOrders::new, "N-01"),
        bounded("forgets by orderId instead of by closing", ForgetsByOrderId::new, "N-03"),
        bounded("keeps fewer closed orders than it says", KeepsFewer::new, "N-02"),
        bounded("finds by clOrdId what it does not keep", StaleIndex::new, "N-04"),
        bounded("forgets the newest trades", ForgetsNewestTrades::new, "N-05"),
        bounded("finds by id a trade that it does not keep", StaleTrades::new, "N-06"),
        bounded("brings back what it does not keep", BringsBack::new, "N-07"),
        bounded("says that it keeps everything", SaysAll::new, "N-02", "N-05"));
  }

  private static BrokenStore bounded(String fault, Supplier<ModelStore> make, String... rules) {
    return broken(fault, make, rules);
  }

  private static final class ForgetsOpenOrders extends ModelStore {
    @Override
    public Set<Capability> capabilities() {
      return Set.of();
    }

    @Override
    void write(StoredOrder order) {
      super.write(order);
      if (orders.size() > 2_000) {
        orders.remove(orders.firstKey());
      }
    }
  }

  private static final class ForgetsByOrderId extends BoundedStore {
    @Override
    void forget(long orderId) {
      orders.values().stream()
          .filter(o -> !o.isOpen())
          .findFirst()
          .ifPresent(oldest -> orders.remove(oldest.orderId()));
    }
  }

  private static final class KeepsFewer extends BoundedStore {
    @Override
    void write(StoredOrder order) {
      super.write(order);
      if (order.orderId() > StoreFixture.LEAST_KEPT) {
        orders.values().removeIf(o -> !o.isOpen() && o.orderId() <= order.orderId() - 900);
      }
    }
  }

  private static final class StaleIndex extends BoundedStore {
    private final Map<String, StoredOrder> index = new HashMap<>();

    @Override
    void write(StoredOrder order) {
      super.write(order);
      index.put(order.account() + order.clOrdId(), order);
    }

    @Override
    public synchronized Optional<StoredOrder> findOrder(String account, String clOrdId) {
      return Optional.ofNullable(index.get(account + clOrdId));
    }
  }

  private static final class ForgetsNewestTrades extends BoundedStore {
    @Override
    void write(Trade trade) {
      if (trades.size() < StoreFixture.LEAST_KEPT) {
        super.write(trade);
      }
    }
  }

  private static final class StaleTrades extends BoundedStore {
    private final Map<Long, Trade> index = new HashMap<>();

    @Override
    void write(Trade trade) {
      super.write(trade);
      index.put(trade.tradeId(), trade);
    }

    @Override
    public synchronized Optional<Trade> findTrade(long tradeId) {
      return Optional.ofNullable(index.get(tradeId));
    }
  }

  private static final class SaysAll extends BoundedStore {
    @Override
    public Set<Capability> capabilities() {
      return EnumSet.of(Capability.ALL_ORDERS, Capability.ALL_TRADES);
    }
  }

  private static final class BringsBack extends BoundedStore {
    @Override
    public synchronized boolean commit(Batch batch) {
      boolean applied = super.commit(batch);
      if (!applied) {
        batch.orders().forEach(order -> orders.putIfAbsent(order.orderId(), order));
      }
      return applied;
    }
  }
}
