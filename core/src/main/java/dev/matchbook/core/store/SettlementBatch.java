package dev.matchbook.core.store;

import dev.matchbook.core.Fault;
import dev.matchbook.core.SettlementState;
import java.util.List;
import java.util.Objects;

/**
 * Trades that are settled as one, and what came of it.
 *
 * @param batchId {@code seq} of the event that started it
 * @param seq its version: of the event that last changed it
 * @param symbol the market of all its trades
 * @param state any but {@code PENDING}
 * @param parentId the batch that failed and was split into this one and another, or 0
 * @param trades their ids, in the order of settlement; they never change
 * @param root of the Merkle tree over them, {@code 0x} and 64 hex digits
 * @param attempts how often a gateway was tried, from 0
 * @param txHash of the last transaction, or null
 * @param block in which it is, or null
 * @param gasUsed by it, or null
 * @param confirmations as last told, from 0
 * @param error the last one, or null
 * @param retryTs not to be tried before, in nanoseconds since the Unix epoch; 0 for at once
 * @param fault of a batch that failed; null otherwise
 * @param createdTs when it was started
 * @param updatedTs when it last changed
 */
public record SettlementBatch(
    long batchId,
    long seq,
    String symbol,
    SettlementState state,
    long parentId,
    List<Long> trades,
    String root,
    int attempts,
    String txHash,
    Long block,
    Long gasUsed,
    int confirmations,
    String error,
    long retryTs,
    Fault fault,
    long createdTs,
    long updatedTs) {

  /**
   * Checks the shape.
   *
   * @throws IllegalArgumentException naming what is out of its range
   */
  public SettlementBatch {
    require("batchId", batchId, 1);
    require("seq", seq, batchId);
    Objects.requireNonNull(symbol, "symbol");
    if (Objects.requireNonNull(state, "state") == SettlementState.PENDING) {
      throw new IllegalArgumentException("state: of a trade, not of a batch: " + state);
    }
    require("parentId", parentId, 0);
    trades = List.copyOf(trades);
    require("trades", trades.size(), 1);
    Objects.requireNonNull(root, "root");
    require("attempts", attempts, 0);
    require("confirmations", confirmations, 0);
    require("retryTs", retryTs, 0);
  }

  private static void require(String name, long value, long least) {
    if (value < least) {
      throw new IllegalArgumentException(name + ": below " + least + ": " + value);
    }
  }

  /** One that has just been started by the event with that {@code seq}. */
  public static SettlementBatch started(
      long seq, long ts, String symbol, long parentId, List<Long> trades, String root) {
    return new SettlementBatch(
        seq,
        seq,
        symbol,
        SettlementState.SETTLING,
        parentId,
        trades,
        root,
        0,
        null,
        null,
        null,
        0,
        null,
        0,
        null,
        ts,
        ts);
  }

  /**
   * What a gateway knows it by: the same for each attempt, and of no other batch of this engine.
   */
  public String key() {
    return batchId + "-" + root;
  }
}
