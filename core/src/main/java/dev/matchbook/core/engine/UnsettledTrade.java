package dev.matchbook.core.engine;

import dev.matchbook.core.SettlementState;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.StoredSettlement;

/** A trade that may still be busted. */
final class UnsettledTrade {
  final Trade trade;
  final Party maker;
  final Party taker;
  SettlementState state;
  long batchId;

  UnsettledTrade(Trade trade, Party maker, Party taker, SettlementState state, long batchId) {
    this.trade = trade;
    this.maker = maker;
    this.taker = taker;
    this.state = state;
    this.batchId = batchId;
    maker.unsettled++;
    taker.unsettled++;
  }

  /** Its row after the event with that {@code seq}. */
  StoredSettlement row(long seq, long ts) {
    return new StoredSettlement(trade, seq, ts, state, batchId);
  }
}
