package dev.matchbook.store.memory;

import dev.matchbook.core.store.SettlementBatch;
import dev.matchbook.core.store.SettlementQuery;
import dev.matchbook.core.store.SettlementRows;
import dev.matchbook.core.store.StoredSettlement;

/**
 * How far trades have settled, and their batches.
 *
 * @param trades by {@code tradeId}
 * @param batches by {@code batchId}
 */
record SettledRows(
    SettlementIndex<StoredSettlement> trades, SettlementIndex<SettlementBatch> batches) {
  static final SettledRows NONE =
      new SettledRows(
          new SettlementIndex<>(
              new SettlementIndex.Kind<>(
                  StoredSettlement::tradeId,
                  StoredSettlement::state,
                  StoredSettlement::batchId,
                  SettlementQuery::matches)),
          new SettlementIndex<>(
              new SettlementIndex.Kind<>(
                  SettlementBatch::batchId,
                  SettlementBatch::state,
                  SettlementBatch::batchId,
                  SettlementQuery::matches)));

  /** A copy that may be changed; this one stays as it is. */
  SettledRows copy(Edit edit) {
    return new SettledRows(
        new SettlementIndex<>(trades, edit), new SettlementIndex<>(batches, edit));
  }

  void save(SettlementRows rows) {
    rows.trades().forEach(trades::save);
    rows.batches().forEach(batches::save);
  }
}
