package dev.matchbook.core.engine;

import dev.matchbook.core.store.SettlementBatch;
import dev.matchbook.core.store.SettlementRows;
import dev.matchbook.core.store.StoredSettlement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a batch of commands has changed in settlements, each row once with its last state. */
final class SettlementJournal {
  private static final Comparator<StoredSettlement> TRADES =
      Comparator.comparingLong(StoredSettlement::seq).thenComparingLong(StoredSettlement::tradeId);
  private static final Comparator<SettlementBatch> BATCHES =
      Comparator.comparingLong(SettlementBatch::seq).thenComparingLong(SettlementBatch::batchId);

  private final Map<Long, StoredSettlement> trades = new HashMap<>();
  private final Map<Long, SettlementBatch> batches = new HashMap<>();
  private boolean kept;

  /** Starts to keep; an engine without a store never does. */
  void keep() {
    kept = true;
  }

  void add(StoredSettlement row) {
    if (kept) {
      trades.put(row.tradeId(), row);
    }
  }

  void add(SettlementBatch row) {
    if (kept) {
      batches.put(row.batchId(), row);
    }
  }

  int size() {
    return trades.size() + batches.size();
  }

  SettlementRows take() {
    if (size() == 0) {
      return SettlementRows.NONE;
    }
    List<StoredSettlement> changedTrades = new ArrayList<>(trades.values());
    List<SettlementBatch> changedBatches = new ArrayList<>(batches.values());
    changedTrades.sort(TRADES);
    changedBatches.sort(BATCHES);
    trades.clear();
    batches.clear();
    return new SettlementRows(changedTrades, changedBatches);
  }
}
