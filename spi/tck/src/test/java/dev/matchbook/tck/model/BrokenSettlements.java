package dev.matchbook.tck.model;

import static dev.matchbook.tck.model.BrokenStore.broken;

import dev.matchbook.core.SettlementState;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.SettlementBatch;
import dev.matchbook.core.store.SettlementQuery;
import dev.matchbook.core.store.StoreException;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.StoredSettlement;
import dev.matchbook.tck.rows.OrderBuilder;
import dev.matchbook.tck.rows.TradeBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Stores that get wrong how far trades have settled. */
final class BrokenSettlements {
  private static final int FEW = 1_000;

  private BrokenSettlements() {}

  static List<BrokenStore> all() {
    return List.of(
        broken("forgets the settlement of busted trades", ForgetsBusted::new, "G-02", "M-01"),
        broken("keeps the first settlement", KeepsTheFirst::new, "G-02", "G-06", "B-14"),
        broken("finds no settlement of a trade it does not have", NeedsTheTrade::new, "G-01"),
        broken("keeps the first state of a batch", KeepsTheFirstBatch::new, "G-03", "G-06"),
        broken(
            "takes batches of trades for those of any market",
            () -> queries(q -> new SettlementQuery(null, q.state(), q.batchId(), q.sinceSeq())),
            "G-04",
            "G-05"),
        broken("takes no notice of since", () -> queries(q -> q.since(0)), "G-04", "G-05", "G-07"),
        broken(
            "takes settled trades for those that are settling",
            () -> queries(BrokenSettlements::settled),
            "G-04",
            "G-05",
            "G-18",
            "G-19",
            "G-20"),
        broken("gives the last settlement of a page again", GivesAgain::new, "G-07"),
        broken("counts settlements", Counts::new, "G-08"),
        broken("gives as many settlements as one likes", NoLimit::new, "G-09"),
        broken("cuts errors", CutsErrors::new, "G-10"),
        broken("takes no block for block 0", NoBlockIsZero::new, "G-10"),
        broken("rounds the fees of trades that settle", Rounds::new, "G-11"),
        broken("keeps a thousand trades that settle", KeepsAThousand::new, "G-12", "G-15"),
        broken("settles with a batch that it passes over", SettlesAgain::new, "G-13"),
        broken("settles with a batch that it refuses", SettlesRefused::new, "G-13"),
        broken("forgets settlements with their order", ForgetsWithOrders::new, "G-14"),
        broken("forgets settlements when it leaps", ForgetsInALeap::new, "G-14"),
        broken("keeps closed orders as they closed", KeepsClosed::new, "G-16", "B-14"),
        broken(
            "forgets which order another one comes of",
            () -> Altered.orders(o -> OrderBuilder.like(o).refOrderId(null).build()),
            "G-17",
            "R-02"),
        broken(
            "takes an open order's mark off",
            () -> Altered.orders(o -> o.isOpen() ? OrderBuilder.like(o).mark(null).build() : o),
            "G-17"),
        broken("loses settlements in a crash", ModelStore::new, "G-18", "K-01", "M-02")
            .crash(BrokenSettlements::withoutSettlements),
        broken("shows settlements before the orders", SettlementsFirst::new, "C-01"));
  }

  private static SettlementQuery settled(SettlementQuery q) {
    return q.state() == SettlementState.SETTLING ? q.state(SettlementState.SETTLED) : q;
  }

  private static ModelStore withoutSettlements(ModelStore dead) {
    ModelStore left = dead.reopened();
    left.settlements.clear();
    left.settlementBatches.clear();
    return left;
  }

  private static ModelStore queries(UnaryOperator<SettlementQuery> wrong) {
    return new ModelStore() {
      @Override
      public synchronized Page<StoredSettlement> settlements(
          SettlementQuery query, Cursor after, int limit) {
        return super.settlements(query == null ? null : wrong.apply(query), after, limit);
      }

      @Override
      public synchronized Page<SettlementBatch> settlementBatches(
          SettlementQuery query, Cursor after, int limit) {
        return super.settlementBatches(query == null ? null : wrong.apply(query), after, limit);
      }
    };
  }

  private static final class ForgetsBusted extends ModelStore {
    @Override
    void write(StoredSettlement row) {
      super.write(row);
      if (row.state() == SettlementState.BUSTED) {
        settlements.remove(row.tradeId());
      }
    }
  }

  private static final class KeepsTheFirst extends ModelStore {
    @Override
    void write(StoredSettlement row) {
      settlements.putIfAbsent(row.tradeId(), row);
    }
  }

  private static final class NeedsTheTrade extends ModelStore {
    @Override
    void write(StoredSettlement row) {
      if (trades.containsKey(row.tradeId())) {
        super.write(row);
      }
    }
  }

  private static final class KeepsTheFirstBatch extends ModelStore {
    @Override
    void write(SettlementBatch row) {
      settlementBatches.putIfAbsent(row.batchId(), row);
    }
  }

  private static final class GivesAgain extends ModelStore {
    @Override
    public synchronized Page<StoredSettlement> settlements(
        SettlementQuery query, Cursor after, int limit) {
      return super.settlements(query, after == null ? null : Cursor.of(after.first() - 1), limit);
    }
  }

  private static final class Counts extends ModelStore {
    private int given;

    @Override
    public synchronized Page<StoredSettlement> settlements(
        SettlementQuery query, Cursor after, int limit) {
      List<StoredSettlement> all =
          new ArrayList<>(super.settlements(query, null, Page.MAX_ROWS).rows());
      given = after == null ? 0 : given;
      int to = Math.min(given + limit, all.size());
      List<StoredSettlement> rows = List.copyOf(all.subList(Math.min(given, to), to));
      given = to;
      boolean more = to < all.size();
      return new Page<>(rows, more ? Cursor.of(rows.get(rows.size() - 1).tradeId()) : null);
    }
  }

  private static final class NoLimit extends ModelStore {
    @Override
    public synchronized Page<StoredSettlement> settlements(
        SettlementQuery query, Cursor after, int limit) {
      return super.settlements(query, after, Math.max(1, Math.min(limit, Page.MAX_ROWS)));
    }
  }

  private static final class CutsErrors extends ModelStore {
    @Override
    void write(SettlementBatch b) {
      String error = b.error() == null ? null : b.error().strip();
      super.write(with(b, error, b.block()));
    }
  }

  private static final class NoBlockIsZero extends ModelStore {
    @Override
    void write(SettlementBatch b) {
      super.write(with(b, b.error(), b.block() == null ? (Long) 0L : b.block()));
    }
  }

  private static SettlementBatch with(SettlementBatch b, String error, Long block) {
    return new SettlementBatch(
        b.batchId(),
        b.seq(),
        b.symbol(),
        b.state(),
        b.parentId(),
        b.trades(),
        b.root(),
        b.attempts(),
        b.txHash(),
        block,
        b.gasUsed(),
        b.confirmations(),
        error,
        b.retryTs(),
        b.fault(),
        b.createdTs(),
        b.updatedTs());
  }

  private static final class Rounds extends ModelStore {
    @Override
    void write(StoredSettlement row) {
      Trade t = row.trade();
      Trade rounded =
          TradeBuilder.like(t)
              .fees(t.makerFee().stripTrailingZeros(), t.takerFee().stripTrailingZeros())
              .build();
      super.write(
          new StoredSettlement(rounded, row.seq(), row.updatedTs(), row.state(), row.batchId()));
    }
  }

  private static final class KeepsAThousand extends ModelStore {
    @Override
    void write(StoredSettlement row) {
      super.write(row);
      while (settlements.size() > FEW) {
        settlements.remove(settlements.firstKey());
      }
    }
  }

  private static final class SettlesAgain extends ModelStore {
    @Override
    public synchronized boolean commit(Batch batch) {
      boolean applied = super.commit(batch);
      batch.settlements().trades().forEach(this::write);
      return applied;
    }
  }

  private static final class SettlesRefused extends ModelStore {
    @Override
    public synchronized boolean commit(Batch batch) {
      try {
        return super.commit(batch);
      } catch (StoreException e) {
        batch.settlements().batches().forEach(this::write);
        throw e;
      }
    }
  }

  private static final class ForgetsWithOrders extends ModelStore {
    @Override
    public synchronized boolean removeOrder(long orderId) {
      settlements.values().removeIf(row -> row.trade().makerOrderId() == orderId);
      return super.removeOrder(orderId);
    }
  }

  private static final class ForgetsInALeap extends ModelStore {
    @Override
    public synchronized boolean commit(Batch batch) {
      boolean applied = super.commit(batch);
      if (batch.settlements().isEmpty() && batch.orders().isEmpty()) {
        settlements.clear();
      }
      return applied;
    }
  }

  private static final class KeepsClosed extends ModelStore {
    @Override
    void write(StoredOrder order) {
      StoredOrder stored = orders.get(order.orderId());
      if (stored == null || stored.isOpen()) {
        super.write(order);
      }
    }
  }

  private static final class SettlementsFirst extends ModelStore {
    @Override
    public boolean commit(Batch batch) {
      if (batch.previous().equals(checkpoint())) {
        synchronized (this) {
          batch.settlements().trades().forEach(this::write);
        }
        BrokenThreads.others();
      }
      return super.commit(batch);
    }
  }
}
