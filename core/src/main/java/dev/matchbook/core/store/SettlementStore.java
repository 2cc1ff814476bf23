package dev.matchbook.core.store;

import java.util.Optional;

/**
 * Keeps how far trades have settled. Written by {@link ExchangeStore#commit} alone: a row in a
 * batch takes the place of the one that is there. Threads, durability and errors are as in {@link
 * OrderStore}. Nothing of it is ever forgotten.
 */
public interface SettlementStore {

  /** Of that trade; empty if it is unknown or its market does not settle. */
  Optional<StoredSettlement> findSettlement(long tradeId);

  /**
   * A page of the trades that match, in ascending {@code tradeId}; the cursor has that one part.
   *
   * @param after the {@code next} of the page before, or null for the first
   * @param limit 1 to {@link Page#MAX_ROWS}; a page has that many rows unless it is the last
   */
  Page<StoredSettlement> settlements(SettlementQuery query, Cursor after, int limit);

  /** The batch with that id, or empty. */
  Optional<SettlementBatch> findSettlementBatch(long batchId);

  /**
   * A page of the batches that match, in ascending {@code batchId}; the cursor has that one part.
   *
   * @param after the {@code next} of the page before, or null for the first
   * @param limit 1 to {@link Page#MAX_ROWS}; a page has that many rows unless it is the last
   */
  Page<SettlementBatch> settlementBatches(SettlementQuery query, Cursor after, int limit);
}
