package dev.matchbook.tck.model;

import static dev.matchbook.tck.model.BrokenStore.broken;
import static dev.matchbook.tck.rows.OrderBuilder.like;

import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.StoreException;
import dev.matchbook.core.store.StoredOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Stores that are wrong when they are closed, crash or are opened again. */
final class BrokenRestarts {
  private BrokenRestarts() {}

  static List<BrokenStore> all() {
    return List.of(
        restarts("loses the last batch in a crash", Remembers::new, "K-01", "K-02", "M-02")
            .crash(dead -> ((Remembers) dead).before),
        restarts("loses what was saved in a crash", SavesLater::new, "K-03")
            .crash(dead -> ((SavesLater) dead).forced),
        restarts("loses everything in a crash", ModelStore::new, "K-01", "K-06")
            .crash(dead -> new ModelStore()),
        restarts("applies a refused batch after a crash", RemembersRefused::new, "K-07")
            .crash(dead -> ((RemembersRefused) dead).withRefused()),
        restarts("forgets its checkpoint in a crash", ModelStore::new, "K-02")
            .crash(BrokenRestarts::withoutCheckpoint),
        restarts("counts a crash as a command", ModelStore::new, "K-04")
            .crash(BrokenRestarts::oneCommandOn),
        restarts("forgets its checkpoint when it is closed", ForgetsInClose::new, "R-03"),
        restarts("counts closing as a command", CountsClosing::new, "R-06"),
        restarts("brings removed orders back", BringsBack::new, "R-05"),
        restarts("goes back in versions once it was opened again", ForgetsVersions::new, "R-07"),
        restarts("has another name in every state", RenamesItself::new, "L-01"),
        restarts("throws what is not a StoreException", NotAStoreException::new, "L-03", "C-08"),
        restarts("forgets open orders' queue places in a crash", ModelStore::new, "K-01")
            .crash(BrokenRestarts::withoutPlaces),
        restarts("answers nothing when it is closed", EmptyWhenClosed::new, "L-03"),
        restarts("takes rows when it is closed", TakesWhenClosed::new, "L-04"),
        restarts("fails when it is closed twice", ClosesOnce::new, "L-02"));
  }

  private static BrokenStore restarts(String fault, Supplier<ModelStore> make, String... rules) {
    return broken(fault, make, rules);
  }

  private static ModelStore withoutCheckpoint(ModelStore dead) {
    ModelStore left = dead.reopened();
    left.checkpoint = Checkpoint.START;
    return left;
  }

  private static ModelStore withoutPlaces(ModelStore dead) {
    ModelStore left = dead.reopened();
    left.orders.replaceAll((id, o) -> o.place() == 0 ? o : like(o).rests(o.orderId()).build());
    return left;
  }

  private static final class Remembers extends ModelStore {
    private ModelStore before = new ModelStore();

    @Override
    public synchronized boolean commit(Batch batch) {
      ModelStore now = reopened();
      boolean applied = super.commit(batch);
      before = applied ? now : before;
      return applied;
    }
  }

  private static final class SavesLater extends ModelStore {
    private ModelStore forced = new ModelStore();

    @Override
    public synchronized boolean commit(Batch batch) {
      boolean applied = super.commit(batch);
      forced = reopened();
      return applied;
    }
  }

  private static final class RemembersRefused extends ModelStore {
    private final List<StoredOrder> refused = new ArrayList<>();

    @Override
    public synchronized boolean commit(Batch batch) {
      try {
        return super.commit(batch);
      } catch (StoreException e) {
        refused.addAll(batch.orders());
        throw e;
      }
    }

    private ModelStore withRefused() {
      ModelStore left = reopened();
      refused.forEach(left::write);
      return left;
    }
  }

  private static final class EmptyWhenClosed extends ModelStore {
    @Override
    public synchronized Optional<StoredOrder> findOrder(long orderId) {
      return Optional.ofNullable(orders.get(orderId));
    }

    @Override
    public synchronized Page<StoredOrder> orders(OrderQuery query, Cursor after, int limit) {
      try {
        return super.orders(query, after, limit);
      } catch (StoreException e) {
        return new Page<>(List.of(), null);
      }
    }
  }

  private static final class TakesWhenClosed extends ModelStore {
    @Override
    public synchronized void saveOrders(Collection<StoredOrder> rows) {
      List.copyOf(rows).forEach(this::write);
    }
  }

  private static final class ClosesOnce extends ModelStore {
    @Override
    public synchronized void close() {
      requireOpen();
      super.close();
    }
  }

  private static ModelStore oneCommandOn(ModelStore dead) {
    ModelStore left = dead.reopened();
    left.checkpoint = next(dead.checkpoint);
    return left;
  }

  private static Checkpoint next(Checkpoint at) {
    return new Checkpoint(at.commands() + 1, at.seq(), at.ts(), at.orderId(), at.tradeId());
  }

  private static final class ForgetsInClose extends ModelStore {
    @Override
    public synchronized void close() {
      checkpoint = Checkpoint.START;
      super.close();
    }
  }

  private static final class CountsClosing extends ModelStore {
    @Override
    public synchronized void close() {
      checkpoint = next(checkpoint);
      super.close();
    }
  }

  private static final class BringsBack extends ModelStore {
    private final List<StoredOrder> removed = new ArrayList<>();

    @Override
    public synchronized boolean removeOrder(long orderId) {
      findOrder(orderId).ifPresent(removed::add);
      return super.removeOrder(orderId);
    }

    @Override
    public synchronized void close() {
      removed.forEach(this::write);
      super.close();
    }
  }

  private static final class ForgetsVersions extends ModelStore {
    private final Set<Long> known = new HashSet<>();

    @Override
    void write(StoredOrder order) {
      if (known.add(order.orderId())) {
        orders.put(order.orderId(), order);
      }
      super.write(order);
    }
  }

  private static final class RenamesItself extends ModelStore {
    @Override
    public synchronized String name() {
      return "model:" + orders.size();
    }
  }

  private static final class NotAStoreException extends ModelStore {
    @Override
    void requireOpen() {
      try {
        super.requireOpen();
      } catch (StoreException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
