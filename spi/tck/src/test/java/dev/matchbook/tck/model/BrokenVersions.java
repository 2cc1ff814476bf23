package dev.matchbook.tck.model;

import static dev.matchbook.tck.model.BrokenStore.broken;

import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.StoredOrder;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Stores that go back, write in part, or remove what they may not. */
final class BrokenVersions {
  private BrokenVersions() {}

  static List<BrokenStore> all() {
    return List.of(
        broken("goes back in versions", GoesBack::new, "O-03", "O-05", "I-07", "I-10"),
        broken("takes an equal version", TakesEqualVersions::new, "O-04"),
        broken("goes back with a batch", GoesBackWithABatch::new, "I-04"),
        broken("keeps the first version only", KeepsTheFirst::new, "O-02", "B-09"),
        broken("takes the last version of a collection", TakesTheLast::new, "O-07"),
        broken("saves the first of a collection alone", FirstAlone::new, "O-06"),
        broken("keeps a trade twice that is saved twice", KeepsTwice::new, "T-02", "I-08"),
        broken("overwrites trades", OverwritesTrades::new, "T-02", "T-04", "I-05"),
        broken("leaves an order in its old place", LeavesOldPlaces::new, "W-06", "W-07"),
        broken("writes orders up to a null", WritesUpToANull::new, "O-10"),
        broken("writes trades up to a null", WritesTradesUpToANull::new, "T-06"),
        broken("keeps the caller's collection", KeepsTheCollection::new, "O-12"),
        broken("keeps the caller's collection of trades", KeepsTheTrades::new, "T-08"),
        broken("takes no rows for misuse", NoRowsAreMisuse::new, "O-09", "T-05"),
        broken("moves the checkpoint for a saved trade", MovesForTrades::new, "T-07"),
        broken("moves the checkpoint for a saved order", MovesTheCheckpoint::new, "O-11"),
        broken("removes open orders", RemovesOpenOrders::new, "O-14"),
        broken("says of any order that it was removed", SaysRemoved::new, "O-13"),
        broken("does not take back what was removed", Tombstones::new, "O-15"),
        broken("removes the trades of an order", RemovesTrades::new, "H-11"),
        broken("still finds a removed order by clOrdId", StaleClOrdId::new, "O-13", "O-21"));
  }

  private static class GoesBack extends ModelStore {
    @Override
    void write(StoredOrder order) {
      orders.put(order.orderId(), order);
    }
  }

  private static final class TakesEqualVersions extends ModelStore {
    @Override
    void write(StoredOrder order) {
      StoredOrder stored = orders.get(order.orderId());
      if (stored != null && stored.seq() == order.seq()) {
        orders.remove(order.orderId());
      }
      super.write(order);
    }
  }

  private static final class GoesBackWithABatch extends ModelStore {
    @Override
    public synchronized boolean commit(Batch batch) {
      if (batch.previous().equals(checkpoint)) {
        batch.orders().forEach(order -> orders.remove(order.orderId()));
      }
      return super.commit(batch);
    }
  }

  private static final class KeepsTheFirst extends ModelStore {
    @Override
    void write(StoredOrder order) {
      orders.putIfAbsent(order.orderId(), order);
    }
  }

  private static final class TakesTheLast extends ModelStore {
    @Override
    public synchronized void saveOrders(Collection<StoredOrder> rows) {
      Map<Long, StoredOrder> last = new HashMap<>();
      List.copyOf(rows).forEach(order -> last.put(order.orderId(), order));
      super.saveOrders(last.values());
    }
  }

  private static final class OverwritesTrades extends ModelStore {
    @Override
    void write(Trade trade) {
      trades.put(trade.tradeId(), trade);
    }
  }

  private static final class LeavesOldPlaces extends ModelStore {
    private final Map<Long, Cursor> places = new HashMap<>();

    @Override
    public synchronized Page<StoredOrder> openOrders(String symbol, Cursor after, int limit) {
      super.openOrders(symbol, after, limit);
      Stream<StoredOrder> open =
          orders.values().stream().filter(o -> o.isOpen() && o.symbol().equals(symbol));
      return page(open, o -> places.computeIfAbsent(o.orderId(), id -> o.priority()), after, limit);
    }
  }

  private static final class WritesUpToANull extends ModelStore {
    @Override
    public synchronized void saveOrders(Collection<StoredOrder> rows) {
      rows.forEach(order -> super.saveOrders(List.of(order)));
    }
  }

  private static final class WritesTradesUpToANull extends ModelStore {
    @Override
    public synchronized void saveTrades(Collection<Trade> rows) {
      rows.forEach(trade -> super.saveTrades(List.of(trade)));
    }
  }

  private static final class KeepsTheCollection extends ModelStore {
    private Collection<StoredOrder> kept = List.of();

    @Override
    public synchronized void saveOrders(Collection<StoredOrder> rows) {
      super.saveOrders(kept);
      super.saveOrders(List.of());
      kept = rows;
      List.copyOf(rows);
    }

    @Override
    void requireOpen() {
      super.requireOpen();
      List.copyOf(kept).forEach(this::write);
    }
  }

  private static final class MovesTheCheckpoint extends ModelStore {
    @Override
    public synchronized void saveOrders(Collection<StoredOrder> rows) {
      super.saveOrders(rows);
      for (StoredOrder row : rows) {
        Checkpoint at = checkpoint;
        checkpoint =
            new Checkpoint(
                at.commands(), Math.max(at.seq(), row.seq()), at.ts(), at.orderId(), at.tradeId());
      }
    }
  }

  private static final class RemovesOpenOrders extends ModelStore {
    @Override
    public synchronized boolean removeOrder(long orderId) {
      requireOpen();
      return orders.remove(orderId) != null;
    }
  }

  private static final class SaysRemoved extends ModelStore {
    @Override
    public synchronized boolean removeOrder(long orderId) {
      super.removeOrder(orderId);
      return true;
    }
  }

  private static final class Tombstones extends ModelStore {
    private final Set<Long> removed = new HashSet<>();

    @Override
    public synchronized boolean removeOrder(long orderId) {
      boolean there = super.removeOrder(orderId);
      removed.add(orderId);
      return there;
    }

    @Override
    void write(StoredOrder order) {
      if (!removed.contains(order.orderId())) {
        super.write(order);
      }
    }
  }

  private static final class RemovesTrades extends ModelStore {
    @Override
    public synchronized boolean removeOrder(long orderId) {
      boolean there = super.removeOrder(orderId);
      trades.values().removeIf(t -> t.makerOrderId() == orderId || t.takerOrderId() == orderId);
      return there;
    }
  }

  private static final class StaleClOrdId extends ModelStore {
    private final Map<List<String>, StoredOrder> index = new HashMap<>();

    @Override
    void write(StoredOrder order) {
      super.write(order);
      if (order.clOrdId() != null) {
        List<String> key = List.of(order.account(), order.clOrdId());
        index.put(key, order);
        super.findOrder(key.get(0), key.get(1)).ifPresent(found -> index.put(key, found));
      }
    }

    @Override
    public synchronized Optional<StoredOrder> findOrder(String account, String clOrdId) {
      requireOpen();
      return Optional.ofNullable(index.get(List.of(account, clOrdId)));
    }
  }

  private static final class KeepsTheTrades extends ModelStore {
    private Collection<Trade> kept = List.of();

    @Override
    public synchronized void saveTrades(Collection<Trade> rows) {
      super.saveTrades(List.of());
      kept = rows;
    }

    @Override
    void requireOpen() {
      super.requireOpen();
      List.copyOf(kept).forEach(this::write);
    }
  }

  private static final class NoRowsAreMisuse extends ModelStore {
    @Override
    public synchronized void saveOrders(Collection<StoredOrder> rows) {
      require(rows);
      super.saveOrders(rows);
    }

    @Override
    public synchronized void saveTrades(Collection<Trade> rows) {
      require(rows);
      super.saveTrades(rows);
    }

    private static void require(Collection<?> rows) {
      if (rows.isEmpty()) {
        throw new IllegalArgumentException("rows: none");
      }
    }
  }

  private static final class MovesForTrades extends ModelStore {
    @Override
    public synchronized void saveTrades(Collection<Trade> rows) {
      super.saveTrades(rows);
      long last = trades.isEmpty() ? 0 : trades.lastKey();
      Checkpoint at = checkpoint;
      checkpoint =
          new Checkpoint(
              at.commands(), at.seq(), at.ts(), at.orderId(), Math.max(last, at.tradeId()));
    }
  }

  private static final class FirstAlone extends ModelStore {
    @Override
    public synchronized void saveOrders(Collection<StoredOrder> rows) {
      super.saveOrders(List.copyOf(rows).stream().limit(1).toList());
    }
  }

  private static final class KeepsTwice extends ModelStore {
    @Override
    void write(Trade trade) {
      if (trades.containsKey(trade.tradeId())) {
        trades.put(-trade.tradeId(), trade);
      }
      super.write(trade);
    }
  }
}
