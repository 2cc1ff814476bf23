package dev.matchbook.composite;

import dev.matchbook.core.SettlementState;
import dev.matchbook.core.event.Event;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.SettlementBatch;
import dev.matchbook.core.store.SettlementQuery;
import dev.matchbook.core.store.SettlementRows;
import dev.matchbook.core.store.StoredSettlement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What settled, and what the audit trail got, between two places of the truth, for a layer that
 * goes from one to the other and keeps everything. As what was {@link Signed}, only a batch brings
 * it. For one thread.
 *
 * <p>A row that changed after the second place is left out: it comes with the batch that changed
 * it, whole. Rows of trades are found by their state or by their batch, as stores have them: the
 * batch of a trade that is settling or has settled changed with it.
 */
final class Settled {
  /** Of settlements, trades of batches and events in one batch, in memory. */
  static final int MOST_ROWS = 1 << 19;

  private final Source truth;
  private final String layer;
  private final Checkpoint from;
  private final Checkpoint target;
  private final Map<Long, StoredSettlement> trades = new HashMap<>();
  private final List<SettlementBatch> batches = new ArrayList<>();
  private final List<Event> audit = new ArrayList<>();
  private final Set<Long> bustedOrders = new HashSet<>();
  private int count;

  /** Reads it. */
  Settled(Source truth, String layer, Checkpoint from, Checkpoint target) {
    this.truth = truth;
    this.layer = layer;
    this.from = from;
    this.target = target;
    SettlementQuery since = SettlementQuery.all().since(from.seq());
    addTrades(since.state(SettlementState.PENDING));
    forPages(after -> truth.settlementBatches(since, after, Page.MAX_ROWS), null, this::addBatch);
    addTrades(since.state(SettlementState.BUSTED));
    forPages(after -> truth.audit(after, Page.MAX_ROWS), Cursor.of(from.seq()), this::addEvent);
  }

  private static <T> void forPages(
      Function<Cursor, Page<T>> pages, Cursor first, Predicate<T> each) {
    Cursor after = first;
    do {
      Page<T> page = pages.apply(after);
      for (T row : page.rows()) {
        if (!each.test(row)) {
          return;
        }
      }
      after = page.next();
    } while (after != null);
  }

  private void addTrades(SettlementQuery query) {
    forPages(after -> truth.settlements(query, after, Page.MAX_ROWS), null, this::addTrade);
  }

  private boolean addTrade(StoredSettlement row) {
    if (row.state() == SettlementState.BUSTED) {
      bustedOrders.add(row.trade().makerOrderId());
      bustedOrders.add(row.trade().takerOrderId());
    }
    if (row.seq() <= target.seq() && trades.put(row.tradeId(), row) == null) {
      requireRoom(1);
    }
    return true;
  }

  private boolean addBatch(SettlementBatch batch) {
    if (batch.seq() <= target.seq()) {
      requireRoom(1 + batch.trades().size());
      batches.add(batch);
    }
    addTrades(SettlementQuery.all().since(from.seq()).batch(batch.batchId()));
    return true;
  }

  private boolean addEvent(Event event) {
    if (event.seq() > target.seq()) {
      return false;
    }
    requireRoom(1);
    audit.add(event);
    return true;
  }

  private void requireRoom(int more) {
    count += more;
    if (count > MOST_ROWS) {
      throw new HistoryException(
          layer,
          "is at "
              + from
              + ", and what settled and was audited since is more than one batch takes: "
              + MOST_ROWS
              + " rows");
    }
  }

  /** Settlements, as a batch has them. */
  SettlementRows rows() {
    List<StoredSettlement> rows = new ArrayList<>(trades.values());
    rows.sort(
        Comparator.comparingLong(StoredSettlement::seq)
            .thenComparingLong(StoredSettlement::tradeId));
    List<SettlementBatch> changed = new ArrayList<>(batches);
    changed.sort(
        Comparator.comparingLong(SettlementBatch::seq).thenComparingLong(SettlementBatch::batchId));
    return new SettlementRows(rows, changed);
  }

  /** The audit trail, as a batch has it. */
  List<Event> audit() {
    return audit;
  }

  /** Orders of which a trade was busted since, also after the second place. */
  Set<Long> bustedOrders() {
    return bustedOrders;
  }
}
