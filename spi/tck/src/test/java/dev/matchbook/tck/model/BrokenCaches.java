package dev.matchbook.tck.model;

import static dev.matchbook.tck.model.BrokenStore.broken;

import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.MarketState;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.Seen;
import dev.matchbook.core.store.StoredOrder;
import java.util.List;
import java.util.Optional;

/** Stores that get leaps wrong, and caches that show what they have not. */
final class BrokenCaches {
  private BrokenCaches() {}

  static List<BrokenStore> all() {
    return List.of(
        broken("loses the markets of a leap", LosesMarkets::new, "S-01"),
        broken("throws its rows away in a leap", LeapsIntoNothing::new, "S-01", "S-11"),
        broken("leaps from anywhere", LeapsFromAnywhere::new, "S-02"),
        broken("leaps back", LeapsBack::new, "S-03"),
        broken("writes over what was saved ahead", WritesOver::new, "S-04"),
        broken("forgets the last leap in a crash", Leaps::new, "S-05")
            .crash(dead -> ((Leaps) dead).before),
        broken("shows an older checkpoint", OlderCheckpoint::new, "S-06", "S-08", "C-09"),
        broken("shows another answer", AnotherAnswer::new, "S-06", "S-08"),
        broken("does not trust its open orders", DoubtsAll::new, "S-07"),
        broken("says that it has forgotten nothing", SaysNothing::new, "S-08"),
        broken("forgets by version, not as they came", ForgetsBySeq::new, "S-09"),
        broken("keeps its checkpoint when it is cleared", KeepsCheckpoint::new, "S-10", "S-11"),
        broken("keeps orders when it is cleared", KeepsOrders::new, "S-10", "S-11"),
        broken("keeps trades when it is cleared", KeepsTrades::new, "S-10", "S-11"),
        broken("keeps markets when it is cleared", KeepsMarkets::new, "S-10"),
        broken("shows nothing when it is closed", ShowsWhenClosed::new, "S-12"),
        broken("looks at its checkpoint later", LooksLater::new, "C-09"));
  }

  private static boolean isLeap(Batch batch) {
    return batch.orders().isEmpty()
        && batch.trades().isEmpty()
        && batch.checkpoint().tradeId() > batch.previous().tradeId();
  }

  private static final class LosesMarkets extends ModelStore {
    @Override
    public synchronized boolean commit(Batch b) {
      return super.commit(isLeap(b) ? Batch.leap(b.previous(), b.checkpoint(), List.of()) : b);
    }
  }

  private static final class LeapsIntoNothing extends ModelStore {
    @Override
    public synchronized boolean commit(Batch batch) {
      if (isLeap(batch)) {
        orders.clear();
      }
      return super.commit(batch);
    }
  }

  private static final class LeapsFromAnywhere extends ModelStore {
    @Override
    public synchronized boolean commit(Batch batch) {
      if (isLeap(batch) && !checkpoint.isAtOrAfter(batch.checkpoint())) {
        checkpoint = batch.previous();
      }
      return super.commit(batch);
    }
  }

  private static final class LeapsBack extends ModelStore {
    @Override
    public synchronized boolean commit(Batch batch) {
      if (isLeap(batch) && checkpoint.isAtOrAfter(batch.checkpoint())) {
        checkpoint = batch.previous();
      }
      return super.commit(batch);
    }
  }

  private static final class WritesOver extends ModelStore {
    @Override
    public synchronized boolean commit(Batch batch) {
      boolean applied = super.commit(batch);
      if (applied) {
        batch.orders().forEach(order -> orders.put(order.orderId(), order));
        batch.trades().forEach(trade -> trades.put(-trade.tradeId(), trade));
      }
      return applied;
    }
  }

  private static final class Leaps extends ModelStore {
    private ModelStore before = this;

    @Override
    public synchronized boolean commit(Batch batch) {
      if (isLeap(batch)) {
        before = reopened();
      }
      return super.commit(batch);
    }
  }

  private static final class OlderCheckpoint extends ModelStore {
    private Checkpoint older = Checkpoint.START;

    @Override
    public synchronized boolean commit(Batch batch) {
      older = checkpoint;
      return super.commit(batch);
    }

    @Override
    <T> Seen<T> seen(T value, long wholeSince) {
      return new Seen<>(value, older, wholeSince);
    }
  }

  private static final class AnotherAnswer extends ModelStore {
    @Override
    public synchronized Seen<Optional<StoredOrder>> seeOrder(long orderId) {
      return ofOrders(findOrder(orderId + 1));
    }
  }

  private static final class DoubtsAll extends ModelStore {
    @Override
    <T> Seen<T> seen(T value, long wholeSince) {
      return super.seen(value, Long.MAX_VALUE);
    }
  }

  private static final class SaysNothing extends BoundedStore {
    @Override
    <T> Seen<T> seen(T value, long wholeSince) {
      return super.seen(value, 0);
    }
  }

  private static final class ForgetsBySeq extends BoundedStore {
    @Override
    long first() {
      return closed.stream()
          .min((a, b) -> Long.compare(orders.get(a).seq(), orders.get(b).seq()))
          .orElseThrow();
    }
  }

  private static final class KeepsCheckpoint extends ModelStore {
    @Override
    public synchronized void clear() {
      Checkpoint at = checkpoint;
      super.clear();
      checkpoint = at;
    }
  }

  private static final class KeepsOrders extends ModelStore {
    @Override
    public synchronized void clear() {
      List<StoredOrder> kept = List.copyOf(orders.values());
      super.clear();
      kept.stream().filter(order -> !order.isOpen()).forEach(this::write);
    }
  }

  private static final class KeepsTrades extends ModelStore {
    @Override
    public synchronized void clear() {
      var kept = List.copyOf(trades.values());
      super.clear();
      kept.forEach(this::write);
    }
  }

  private static final class KeepsMarkets extends ModelStore {
    @Override
    public synchronized void clear() {
      List<MarketState> kept = List.copyOf(markets.values());
      super.clear();
      kept.forEach(market -> markets.put(market.index(), market));
    }
  }

  private static final class ShowsWhenClosed extends ModelStore {
    private boolean closed;

    @Override
    public synchronized void close() {
      super.close();
      closed = true;
    }

    @Override
    public synchronized Seen<Optional<StoredOrder>> seeOrder(long orderId) {
      return closed ? ofOrders(Optional.empty()) : super.seeOrder(orderId);
    }
  }

  private static final class LooksLater extends ModelStore {
    @Override
    public Seen<Page<StoredOrder>> seeOrders(OrderQuery query, Cursor after, int limit) {
      Page<StoredOrder> page = orders(query, after, limit);
      for (int i = 0; i < 10_000; i++) {
        Thread.onSpinWait();
      }
      return new Seen<>(page, checkpoint(), 0);
    }
  }
}
