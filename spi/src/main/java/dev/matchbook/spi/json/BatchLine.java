package dev.matchbook.spi.json;

import dev.matchbook.core.Fault;
import dev.matchbook.core.SettlementState;
import dev.matchbook.core.store.SettlementBatch;
import java.util.List;

/** The fields of a batch of trades behind its type (and report): of its event and of its row. */
final class BatchLine {
  private BatchLine() {}

  /** Writes them; the object stays open. */
  static void write(LineBuffer out, SettlementBatch b) {
    out.number(SettlementKeys.BATCH_ID, b.batchId())
        .text(RowKeys.SYMBOL, b.symbol())
        .word(SettlementKeys.STATE, SettlementKeys.STATES, b.state())
        .unlessZero(SettlementKeys.PARENT_ID, b.parentId())
        .numbers(SettlementKeys.TRADES, b.trades())
        .text(SettlementKeys.ROOT, b.root())
        .unlessZero(SettlementKeys.ATTEMPTS, b.attempts())
        .optional(SettlementKeys.TX_HASH, b.txHash())
        .optional(SettlementKeys.BLOCK, b.block())
        .optional(SettlementKeys.GAS_USED, b.gasUsed())
        .unlessZero(SettlementKeys.CONFIRMATIONS, b.confirmations())
        .optional(SettlementKeys.ERROR, b.error())
        .unlessZero(SettlementKeys.RETRY_TS, b.retryTs());
    if (b.fault() != null) {
      out.word(SettlementKeys.FAULT, SettlementKeys.FAULTS, b.fault());
    }
    out.number(RowKeys.CREATED_TS, b.createdTs());
  }

  /** Reads them; the object stays open. */
  static SettlementBatch read(LineScanner line, long seq, long ts) throws MalformedRowException {
    long batchId = line.number(SettlementKeys.BATCH_ID);
    String symbol = line.name(RowKeys.SYMBOL);
    SettlementState state = line.word(SettlementKeys.STATE, SettlementKeys.STATES);
    long parentId = line.unlessZero(SettlementKeys.PARENT_ID);
    List<Long> trades = line.numbers(SettlementKeys.TRADES);
    String root = line.text(SettlementKeys.ROOT);
    int attempts = whole(line, SettlementKeys.ATTEMPTS);
    String txHash = line.optionalText(SettlementKeys.TX_HASH);
    Long block = line.optionalNumber(SettlementKeys.BLOCK);
    Long gasUsed = line.optionalNumber(SettlementKeys.GAS_USED);
    int confirmations = whole(line, SettlementKeys.CONFIRMATIONS);
    String error = line.optionalText(SettlementKeys.ERROR);
    long retryTs = line.unlessZero(SettlementKeys.RETRY_TS);
    Fault fault = line.has(SettlementKeys.FAULT) ? line.word(SettlementKeys.FAULTS) : null;
    long createdTs = line.number(RowKeys.CREATED_TS);
    try {
      return new SettlementBatch(
          batchId,
          seq,
          symbol,
          state,
          parentId,
          trades,
          root,
          attempts,
          txHash,
          block,
          gasUsed,
          confirmations,
          error,
          retryTs,
          fault,
          createdTs,
          ts);
    } catch (IllegalArgumentException e) {
      throw new MalformedRowException("settlementBatch", e);
    }
  }

  private static int whole(LineScanner line, LineKey key) throws MalformedRowException {
    long value = line.unlessZero(key);
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw line.wrong("not from 0 to " + Integer.MAX_VALUE);
    }
    return (int) value;
  }
}
