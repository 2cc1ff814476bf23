package dev.matchbook.core.store;

import java.util.List;

/**
 * What a batch of commands changed in the settlement of trades.
 *
 * @param trades each once with its last state, in ascending {@code seq}, then {@code tradeId}
 * @param batches each once with its last state, in ascending {@code seq}, then {@code batchId}
 */
public record SettlementRows(List<StoredSettlement> trades, List<SettlementBatch> batches) {
  /** Nothing. */
  public static final SettlementRows NONE = new SettlementRows(List.of(), List.of());

  /** Whether nothing changed. */
  public boolean isEmpty() {
    return trades.isEmpty() && batches.isEmpty();
  }
}
