package dev.matchbook.store.file;

import dev.matchbook.core.SettlementState;
import dev.matchbook.core.store.SettlementBatch;
import dev.matchbook.core.store.SettlementQuery;
import dev.matchbook.core.store.StoredSettlement;

/**
 * What an index knows of the settlement of a trade, or of a batch of trades.
 *
 * @param id of the trade or the batch
 * @param seq its version
 * @param batchId in which batch the trade is, or 0; of a batch its own id
 * @param symbol the term of its market
 * @param word where it is in its segment (bits 0–31), state (32–34)
 */
record SettledRow(long id, long seq, long batchId, long symbol, long word) {
  /** Under which busted trades are, as those of a batch are under its id. */
  static final long BUSTED = -1;

  /** Longs of a row in a table. */
  static final int FIELDS = 5;

  private static final SettlementState[] STATES = SettlementState.values();
  private static final int STATE = 32;

  static SettledRow of(StoredSettlement row, long offset) {
    long symbol = Terms.symbol(row.trade().symbol());
    return new SettledRow(
        row.tradeId(), row.seq(), row.batchId(), symbol, word(row.state(), offset));
  }

  static SettledRow of(SettlementBatch row, long offset) {
    return new SettledRow(
        row.batchId(),
        row.seq(),
        row.batchId(),
        Terms.symbol(row.symbol()),
        word(row.state(), offset));
  }

  private static long word(SettlementState state, long offset) {
    return offset | (long) state.ordinal() << STATE;
  }

  /** Under what it is found besides its id: its batch, that it is busted, or neither. */
  long[] groups() {
    boolean busted = state() == SettlementState.BUSTED;
    if (batchId == 0) {
      return busted ? new long[] {BUSTED} : new long[0];
    }
    return busted ? new long[] {BUSTED, batchId} : new long[] {batchId};
  }

  long offset() {
    return Words.offset(word);
  }

  SettlementState state() {
    return STATES[(int) (word >>> STATE)];
  }

  /** Whether it may match: another market may have the same term. */
  boolean mayMatch(SettlementQuery query, long market) {
    return (market == 0 || market == symbol)
        && (query.state() == null || query.state() == state())
        && (query.batchId() == 0 || query.batchId() == batchId)
        && seq > query.sinceSeq();
  }
}
