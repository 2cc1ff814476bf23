package dev.matchbook.tck.model;

import static dev.matchbook.tck.model.BrokenStore.broken;

import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.OrderCanceled;
import dev.matchbook.core.event.OrderRejected;
import dev.matchbook.core.event.OrderRestated;
import dev.matchbook.core.event.SettlementStarted;
import dev.matchbook.core.event.TradeBusted;
import dev.matchbook.core.store.AuditKey;
import dev.matchbook.core.store.AuditQuery;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.StoreException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Stores that get wrong what happened. */
final class BrokenTrails {
  private static final int FEW = 1_000;

  private BrokenTrails() {}

  static List<BrokenStore> all() {
    return List.of(
        broken("forgets what was busted", () -> without(TradeBusted.class), "D-01", "B-14", "M-01"),
        broken("strips decimals of events", Strips::new, "D-01", "D-02"),
        broken("strips texts of events", StripsTexts::new, "D-02"),
        broken(
            "finds no events of takers",
            () -> byOrder((key, id) -> key.orderId() == id),
            "D-03",
            "D-13",
            "D-14"),
        broken(
            "finds events of orders with like ids",
            () -> byOrder((key, id) -> Long.toString(key.orderId()).startsWith("" + id)),
            "D-03"),
        broken("finds no start of a batch", FindsNoStart::new, "D-04", "D-12"),
        broken("gives the last event of a page again", GivesAgain::new, "D-05"),
        broken("counts events", Counts::new, "D-06"),
        broken("gives as many events as one likes", NoLimit::new, "D-07"),
        broken("tells a batch again that it passes over", TellsAgain::new, "D-08"),
        broken("tells a batch that it refuses", TellsRefused::new, "D-08"),
        broken("forgets the events of orders it forgets", ForgetsWithOrders::new, "D-09"),
        broken("keeps a thousand events", KeepsAThousand::new, "D-10", "D-11"),
        broken("forgets events of rejected orders", () -> without(OrderRejected.class), "D-14"),
        broken("loses events in a crash", ModelStore::new, "D-13", "K-01", "M-02")
            .crash(BrokenTrails::withoutEvents),
        broken("tells before the orders are there", TellsFirst::new, "C-01"),
        broken("tells when it is closed", TellsWhenClosed::new, "L-03"));
  }

  /** Whether an event is one of an order. */
  private interface OfOrder {
    boolean is(AuditKey key, long orderId);
  }

  private static ModelStore withoutEvents(ModelStore dead) {
    ModelStore left = dead.reopened();
    left.audit.clear();
    return left;
  }

  private static ModelStore without(Class<? extends Event> type) {
    return new ModelStore() {
      @Override
      void write(Event event) {
        if (!type.isInstance(event)) {
          super.write(event);
        }
      }
    };
  }

  private static ModelStore byOrder(OfOrder wrong) {
    return new Finds() {
      @Override
      Predicate<Event> matching(AuditQuery query) {
        return query.orderId() == 0
            ? query::matches
            : event -> wrong.is(AuditKey.of(event), query.orderId());
      }
    };
  }

  /** A model that takes other events for those of a query. */
  private abstract static class Finds extends ModelStore {
    abstract Predicate<Event> matching(AuditQuery query);

    @Override
    public synchronized Page<Event> audit(AuditQuery query, Cursor after, int limit) {
      super.audit(query, after, limit);
      Stream<Event> events = audit.values().stream().filter(matching(query));
      return page(events, event -> Cursor.of(event.seq()), after, limit);
    }
  }

  private static final class FindsNoStart extends Finds {
    @Override
    Predicate<Event> matching(AuditQuery query) {
      return event ->
          query.matches(event) && (query.batchId() == 0 || !(event instanceof SettlementStarted));
    }
  }

  private static final class Strips extends ModelStore {
    @Override
    void write(Event event) {
      if (event instanceof OrderCanceled e) {
        super.write(
            new OrderCanceled(
                e.seq(), e.ts(), e.orderId(), e.reason(), e.leaves().stripTrailingZeros()));
      } else if (event instanceof OrderRestated e) {
        super.write(
            new OrderRestated(e.seq(), e.ts(), e.orderId(), e.leaves().stripTrailingZeros()));
      } else {
        super.write(event);
      }
    }
  }

  private static final class StripsTexts extends ModelStore {
    @Override
    void write(Event event) {
      if (event instanceof TradeBusted e) {
        super.write(
            new TradeBusted(
                e.seq(),
                e.ts(),
                e.tradeId(),
                e.symbol(),
                e.price(),
                e.qty(),
                e.takerSide(),
                e.makerOrderId(),
                e.takerOrderId(),
                e.makerAccount(),
                e.takerAccount(),
                e.makerCumQty(),
                e.takerCumQty(),
                e.fault(),
                e.reason().strip()));
      } else {
        super.write(event);
      }
    }
  }

  private static final class GivesAgain extends ModelStore {
    @Override
    public synchronized Page<Event> audit(AuditQuery query, Cursor after, int limit) {
      return super.audit(query, after == null ? null : Cursor.of(after.first() - 1), limit);
    }
  }

  private static final class Counts extends ModelStore {
    private int given;

    @Override
    public synchronized Page<Event> audit(AuditQuery query, Cursor after, int limit) {
      List<Event> all = new ArrayList<>(super.audit(query, null, Page.MAX_ROWS).rows());
      Collections.reverse(all);
      given = after == null ? 0 : given;
      int to = Math.min(given + limit, all.size());
      List<Event> rows = new ArrayList<>(all.subList(Math.min(given, to), to));
      given = to;
      rows.sort(Comparator.comparingLong(Event::seq));
      boolean more = to < all.size();
      return new Page<>(rows, more ? Cursor.of(rows.get(rows.size() - 1).seq()) : null);
    }
  }

  private static final class NoLimit extends ModelStore {
    @Override
    public synchronized Page<Event> audit(AuditQuery query, Cursor after, int limit) {
      return super.audit(query, after, Math.max(1, Math.min(limit, Page.MAX_ROWS)));
    }
  }

  private static final class TellsAgain extends ModelStore {
    private long added = 1L << 40;

    @Override
    public synchronized boolean commit(Batch batch) {
      boolean applied = super.commit(batch);
      if (!applied) {
        batch.audit().forEach(event -> audit.put(added++, event));
      }
      return applied;
    }
  }

  private static final class TellsRefused extends ModelStore {
    @Override
    public synchronized boolean commit(Batch batch) {
      try {
        return super.commit(batch);
      } catch (StoreException e) {
        batch.audit().forEach(this::write);
        throw e;
      }
    }
  }

  private static final class ForgetsWithOrders extends ModelStore {
    @Override
    public synchronized boolean removeOrder(long orderId) {
      audit.values().removeIf(AuditQuery.order(Math.max(1, orderId))::matches);
      return super.removeOrder(orderId);
    }
  }

  private static final class KeepsAThousand extends ModelStore {
    @Override
    void write(Event event) {
      super.write(event);
      while (audit.size() > FEW) {
        audit.remove(audit.firstKey());
      }
    }
  }

  private static final class TellsFirst extends ModelStore {
    @Override
    public boolean commit(Batch batch) {
      if (batch.previous().equals(checkpoint())) {
        synchronized (this) {
          batch.audit().forEach(this::write);
        }
        BrokenThreads.others();
      }
      return super.commit(batch);
    }
  }

  private static final class TellsWhenClosed extends ModelStore {
    private boolean closed;

    @Override
    public synchronized void close() {
      closed = true;
      super.close();
    }

    @Override
    public synchronized Page<Event> audit(AuditQuery query, Cursor after, int limit) {
      return closed ? new Page<>(List.of(), null) : super.audit(query, after, limit);
    }
  }
}
