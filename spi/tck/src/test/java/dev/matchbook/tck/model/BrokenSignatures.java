package dev.matchbook.tck.model;

import static dev.matchbook.tck.model.BrokenStore.broken;
import static dev.matchbook.tck.rows.OrderBuilder.like;

import dev.matchbook.core.command.Authorization;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.StoreException;
import dev.matchbook.core.store.StoredAuthorization;
import dev.matchbook.core.store.StoredOrder;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Stores that get wrong what was signed for orders. */
final class BrokenSignatures {
  private BrokenSignatures() {}

  static List<BrokenStore> all() {
    return List.of(
        broken("forgets what was signed", ForgetsIt::new, "A-01", "B-14", "M-01"),
        broken("keeps what was signed first", KeepsTheFirst::new, "A-02"),
        broken("forgets what was signed when an order changes", ForgetsChanged::new, "A-03"),
        broken("keeps what was signed for a removed order", KeepsRemoved::new, "A-04"),
        broken("keeps what was signed for orders it forgets", KeepsForgotten::new, "A-05"),
        broken("cuts long messages", CutsMessages::new, "A-06"),
        broken("takes no message for an empty one", TakesNoneForOne::new, "A-06"),
        broken(
            "keeps the nonce of an order in a long",
            () -> Altered.orders(BrokenSignatures::nonceInALong),
            "A-07"),
        broken(
            "forgets the nonce of an order",
            () -> Altered.orders(o -> like(o).nonce(null).build()),
            "A-07",
            "R-01"),
        broken("forgets what was signed for saved orders", ForgetsSaved::new, "A-08"),
        broken("signs with a batch that it passes over", SignsAgain::new, "A-09"),
        broken("signs with a batch that it refuses", SignsRefused::new, "A-09"),
        broken("loses what was signed in a crash", ModelStore::new, "A-10", "K-01", "M-02")
            .crash(BrokenSignatures::withoutSignatures),
        broken("shows orders before what was signed", OrdersFirst::new, "C-01"),
        broken("tells what was signed when it is closed", TellsWhenClosed::new, "L-03"));
  }

  private static StoredOrder nonceInALong(StoredOrder o) {
    boolean large = o.nonce() != null && o.nonce().bitLength() >= Long.SIZE;
    return large ? like(o).nonce(BigInteger.valueOf(Long.MAX_VALUE)).build() : o;
  }

  private static ModelStore withoutSignatures(ModelStore dead) {
    ModelStore left = dead.reopened();
    left.authorizations.clear();
    return left;
  }

  private static final class ForgetsIt extends ModelStore {
    @Override
    void write(StoredAuthorization authorization) {
      requireOpen();
    }
  }

  private static final class KeepsTheFirst extends ModelStore {
    @Override
    void write(StoredAuthorization authorization) {
      authorizations.putIfAbsent(authorization.orderId(), authorization);
    }
  }

  private static final class ForgetsChanged extends ModelStore {
    @Override
    void write(StoredOrder order) {
      super.write(order);
      authorizations.remove(order.orderId());
    }
  }

  private static final class KeepsRemoved extends ModelStore {
    @Override
    public synchronized boolean removeOrder(long orderId) {
      StoredAuthorization signed = authorizations.get(orderId);
      boolean removed = super.removeOrder(orderId);
      if (signed != null) {
        authorizations.put(orderId, signed);
      }
      return removed;
    }
  }

  private static final class KeepsForgotten extends BoundedStore {
    @Override
    void forget(long orderId) {
      orders.remove(orderId);
    }
  }

  private static final class CutsMessages extends ModelStore {
    @Override
    void write(StoredAuthorization a) {
      String cut = a.message();
      if (cut != null && cut.length() > Authorization.MAX_SIGNATURE) {
        cut = cut.substring(0, Authorization.MAX_SIGNATURE);
      }
      super.write(new StoredAuthorization(a.orderId(), a.seq(), a.digest(), a.signature(), cut));
    }
  }

  private static final class TakesNoneForOne extends ModelStore {
    @Override
    void write(StoredAuthorization a) {
      String message = a.message() == null ? "null" : a.message();
      super.write(
          new StoredAuthorization(a.orderId(), a.seq(), a.digest(), a.signature(), message));
    }
  }

  private static final class ForgetsSaved extends ModelStore {
    @Override
    public synchronized void saveOrders(Collection<StoredOrder> rows) {
      super.saveOrders(rows);
      rows.forEach(order -> authorizations.remove(order.orderId()));
    }
  }

  private static final class SignsAgain extends ModelStore {
    @Override
    public synchronized boolean commit(Batch batch) {
      boolean applied = super.commit(batch);
      batch.authorizations().forEach(this::write);
      return applied;
    }
  }

  private static final class SignsRefused extends ModelStore {
    @Override
    public synchronized boolean commit(Batch batch) {
      try {
        return super.commit(batch);
      } catch (StoreException e) {
        batch.authorizations().forEach(this::write);
        throw e;
      }
    }
  }

  private static final class OrdersFirst extends ModelStore {
    @Override
    public boolean commit(Batch batch) {
      boolean applied = super.commit(without(batch));
      BrokenThreads.others();
      if (applied) {
        each(batch.authorizations(), this::write);
      }
      return applied;
    }

    private static Batch without(Batch b) {
      return new Batch(
          b.previous(),
          b.checkpoint(),
          b.orders(),
          b.trades(),
          b.markets(),
          List.of(),
          b.nonces(),
          b.settlements(),
          b.audit());
    }

    private synchronized <T> void each(List<T> rows, Consumer<T> write) {
      rows.forEach(write);
    }
  }

  private static final class TellsWhenClosed extends ModelStore {
    @Override
    public synchronized Optional<StoredAuthorization> findAuthorization(long orderId) {
      return Optional.ofNullable(authorizations.get(orderId));
    }
  }
}
