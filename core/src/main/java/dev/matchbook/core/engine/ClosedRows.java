package dev.matchbook.core.engine;

import dev.matchbook.core.event.TradeBusted;
import dev.matchbook.core.store.StoredOrder;
import java.util.List;
import org.eclipse.collections.impl.map.mutable.primitive.LongIntHashMap;
import org.eclipse.collections.impl.map.mutable.primitive.LongObjectHashMap;

/**
 * Rows of orders that have closed while trades of them may still be busted: then they change once
 * more. Those of which no trade can be busted any more go when they are more than the others.
 */
final class ClosedRows {
  private static final int FEW = 1_024;

  private final Settlements settlements;
  private final LongObjectHashMap<StoredOrder> rows = new LongObjectHashMap<>();
  private int limit = FEW;

  /** Where these orders are among the changed rows of this batch. */
  private LongIntHashMap places = new LongIntHashMap();

  ClosedRows(Settlements settlements) {
    this.settlements = settlements;
  }

  /** An order is found closed in a store. */
  void found(StoredOrder row) {
    rows.put(row.orderId(), row);
  }

  /**
   * An order has closed.
   *
   * @param place where its row is among the changed ones of this batch
   */
  void closed(StoredOrder row, int place) {
    if (settlements.size() > 0 && settlements.concerns(row.orderId())) {
      if (rows.size() >= limit) {
        forgetSettled();
      }
      rows.put(row.orderId(), row);
      places.put(row.orderId(), place);
    }
  }

  /** The next batch begins. */
  void nextBatch() {
    if (!places.isEmpty()) {
      places = new LongIntHashMap();
    }
  }

  private void forgetSettled() {
    for (long id : rows.keySet().toArray()) {
      if (!settlements.concerns(id)) {
        rows.remove(id);
      }
    }
    limit = Math.max(FEW, 2 * rows.size());
  }

  /**
   * A fill of a closed order is taken back.
   *
   * @param changed of this batch, where the row takes the place of an earlier one
   */
  void busted(long orderId, TradeBusted bust, List<StoredOrder> changed) {
    StoredOrder row = rows.get(orderId);
    if (row == null) {
      // The store has forgotten it: there is nothing to correct.
      return;
    }
    StoredOrder corrected = row.busted(bust);
    rows.put(orderId, corrected);
    int place = places.getIfAbsent(orderId, -1);
    if (place >= 0) {
      changed.set(place, corrected);
      return;
    }
    places.put(orderId, changed.size());
    changed.add(corrected);
  }
}
