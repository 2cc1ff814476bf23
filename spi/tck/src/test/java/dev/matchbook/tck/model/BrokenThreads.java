package dev.matchbook.tck.model;

import static dev.matchbook.tck.model.BrokenStore.broken;

import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.StoreException;
import dev.matchbook.core.store.StoredOrder;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Stores that are right for one thread and wrong for two. */
final class BrokenThreads {
  private BrokenThreads() {}

  static List<BrokenStore> all() {
    return List.of(
        broken("shows orders before their trades", OrdersFirst::new, "C-01"),
        broken("shows the checkpoint before its rows", CheckpointFirst::new, "C-01"),
        broken("shows a batch order by order", OrderByOrder::new, "C-01"),
        broken("shows saved orders one by one", SavedOneByOne::new, "C-02"),
        broken("lets two writers in", TwoWriters::new, "C-04"),
        broken("lets two threads save an order", TwoSavers::new, "C-05"),
        broken("shows other threads old orders", OldForOthers::new, "C-03"),
        broken("does not write while a page is open", BusyWhileReading::new, "C-06"),
        broken("is not there for readers at times", EmptyAtTimes::new, "C-01"));
  }

  /** A while in which other threads may look. */
  static void others() {
    for (int i = 0; i < 10_000; i++) {
      Thread.onSpinWait();
    }
  }

  private static final class OrdersFirst extends ModelStore {
    @Override
    public boolean commit(Batch batch) {
      if (batch.previous().equals(checkpoint())) {
        saveOrders(batch.orders());
        others();
      }
      return super.commit(batch);
    }
  }

  private static final class CheckpointFirst extends ModelStore {
    @Override
    public boolean commit(Batch batch) {
      synchronized (this) {
        requireOpen();
        if (!batch.followsOn(checkpoint, name())) {
          return false;
        }
        checkpoint = batch.checkpoint();
      }
      others();
      synchronized (this) {
        checkpoint = batch.previous();
        return super.commit(batch);
      }
    }
  }

  private static final class OrderByOrder extends ModelStore {
    @Override
    public boolean commit(Batch batch) {
      if (batch.previous().equals(checkpoint())) {
        for (StoredOrder order : batch.orders()) {
          saveOrder(order);
          others();
        }
      }
      return super.commit(batch);
    }
  }

  private static final class SavedOneByOne extends ModelStore {
    @Override
    public void saveOrders(Collection<StoredOrder> rows) {
      for (StoredOrder order : List.copyOf(rows)) {
        super.saveOrders(List.of(order));
        others();
      }
    }
  }

  private static final class TwoWriters extends ModelStore {
    @Override
    public boolean commit(Batch batch) {
      boolean follows = batch.followsOn(checkpoint(), name());
      Thread.yield();
      others();
      super.commit(batch);
      return follows;
    }
  }

  private static final class OldForOthers extends ModelStore {
    private final ThreadLocal<ModelStore> seen = new ThreadLocal<>();
    private final ThreadLocal<Integer> reads = ThreadLocal.withInitial(() -> 0);
    private Thread writer;

    @Override
    void write(StoredOrder order) {
      super.write(order);
      writer = Thread.currentThread();
    }

    @Override
    public synchronized Optional<StoredOrder> findOrder(long orderId) {
      requireOpen();
      if (writer == Thread.currentThread()) {
        return super.findOrder(orderId);
      }
      int read = reads.get();
      if (read % 5 == 0) {
        seen.set(reopened());
      }
      reads.set(read + 1);
      return seen.get().findOrder(orderId);
    }
  }

  private static final class BusyWhileReading extends ModelStore {
    private Cursor open;

    @Override
    public synchronized Page<StoredOrder> orders(OrderQuery query, Cursor after, int limit) {
      Page<StoredOrder> page = super.orders(query, after, limit);
      open = page.next();
      return page;
    }

    @Override
    public synchronized boolean commit(Batch batch) {
      if (open != null) {
        throw StoreException.failed(name(), "busy", null);
      }
      return super.commit(batch);
    }
  }

  private static final class EmptyAtTimes extends ModelStore {
    @Override
    public boolean commit(Batch batch) {
      List<StoredOrder> all;
      synchronized (this) {
        requireOpen();
        all = List.copyOf(orders.values());
        orders.clear();
      }
      others();
      saveOrders(all);
      return super.commit(batch);
    }
  }

  private static final class TwoSavers extends ModelStore {
    @Override
    public void saveOrders(Collection<StoredOrder> rows) {
      requireOpen();
      List<StoredOrder> newer =
          rows.stream()
              .filter(row -> findOrder(row.orderId()).map(o -> o.seq() < row.seq()).orElse(true))
              .toList();
      Thread.yield();
      others();
      synchronized (this) {
        newer.forEach(row -> orders.put(row.orderId(), row));
      }
    }
  }
}
