package dev.matchbook.core.store;

import dev.matchbook.core.SettlementState;

/**
 * Which trades or batches, by how far their settlement has come; in ascending {@code tradeId} or
 * {@code batchId}. Conditions are joined by "and".
 *
 * @param symbol only in that market, or null
 * @param state only in that state, or null
 * @param batchId of trades: only those whose (last) batch it is; of batches: only that one; 0 for
 *     any
 * @param sinceSeq only rows with a greater {@code seq}: what changed since; 0 for any
 */
public record SettlementQuery(String symbol, SettlementState state, long batchId, long sinceSeq) {

  /** All. */
  public static SettlementQuery all() {
    return new SettlementQuery(null, null, 0, 0);
  }

  /** The same, in one market. */
  public SettlementQuery symbol(String market) {
    return new SettlementQuery(market, state, batchId, sinceSeq);
  }

  /** The same, in one state. */
  public SettlementQuery state(SettlementState only) {
    return new SettlementQuery(symbol, only, batchId, sinceSeq);
  }

  /** The same, of one batch. */
  public SettlementQuery batch(long id) {
    return new SettlementQuery(symbol, state, id, sinceSeq);
  }

  /** The same, of rows that changed after the event with that {@code seq}. */
  public SettlementQuery since(long seq) {
    return new SettlementQuery(symbol, state, batchId, seq);
  }

  /** Whether a trade is one of these. */
  public boolean matches(StoredSettlement row) {
    return matches(row.trade().symbol(), row.state(), row.batchId(), row.seq());
  }

  /** Whether a batch is one of these. */
  public boolean matches(SettlementBatch row) {
    return matches(row.symbol(), row.state(), row.batchId(), row.seq());
  }

  private boolean matches(String market, SettlementState at, long id, long seq) {
    return (symbol == null || symbol.equals(market))
        && (state == null || state == at)
        && (batchId == 0 || batchId == id)
        && seq > sinceSeq;
  }
}
