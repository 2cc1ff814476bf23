package dev.matchbook.core.store;

import dev.matchbook.core.SettlementState;
import dev.matchbook.core.event.Trade;
import java.util.Objects;

/**
 * How far the settlement of a trade has come, as a store keeps it. The trade is part of it: a store
 * that forgets trades keeps those that have to settle.
 *
 * @param trade which
 * @param seq its version: of the event that last changed it; at first that of the trade
 * @param updatedTs when it last changed, in nanoseconds since the Unix epoch
 * @param state {@code PENDING}, {@code SETTLING}, {@code SETTLED} or {@code BUSTED}
 * @param batchId the batch it is in, or was in last; 0 before it is in one
 */
public record StoredSettlement(
    Trade trade, long seq, long updatedTs, SettlementState state, long batchId) {

  /**
   * Checks the shape.
   *
   * @throws IllegalArgumentException naming what is out of its range
   */
  public StoredSettlement {
    Objects.requireNonNull(trade, "trade");
    Objects.requireNonNull(state, "state");
    if (seq < trade.seq()) {
      throw new IllegalArgumentException("seq: below that of the trade: " + seq);
    }
    if (batchId < 0) {
      throw new IllegalArgumentException("batchId: negative: " + batchId);
    }
    if (state == SettlementState.FINAL || state == SettlementState.SPLIT) {
      throw new IllegalArgumentException("state: of a batch, not of a trade: " + state);
    }
  }

  /** Which trade. */
  public long tradeId() {
    return trade.tradeId();
  }

  /** One that has just happened. */
  public static StoredSettlement pending(Trade trade) {
    return new StoredSettlement(trade, trade.seq(), trade.ts(), SettlementState.PENDING, 0);
  }
}
