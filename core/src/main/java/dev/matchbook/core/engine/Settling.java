package dev.matchbook.core.engine;

import dev.matchbook.core.RejectReason;
import dev.matchbook.core.SettlementState;
import dev.matchbook.core.command.BustTrade;
import dev.matchbook.core.command.ReportSettlement;
import dev.matchbook.core.command.StartSettlement;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.settlement.BatchProgress;
import dev.matchbook.core.settlement.MerkleTree;
import dev.matchbook.core.store.SettlementBatch;
import java.util.List;

/** Takes trades from their batch to the end of their settlement, or back out of the books. */
final class Settling {
  private final Settlements settlements;
  private final EventOut out;
  private final Busts busts;

  Settling(Settlements settlements, EventOut out, Busts busts) {
    this.settlements = settlements;
    this.out = out;
    this.busts = busts;
  }

  void start(StartSettlement command) {
    String symbol = null;
    for (long tradeId : command.tradeIds()) {
      UnsettledTrade trade = settlements.find(tradeId);
      RejectReason reason = rejectPending(trade);
      if (reason == null && symbol != null && !symbol.equals(trade.trade.symbol())) {
        reason = RejectReason.SETTLEMENT_STATE;
      }
      if (reason != null) {
        out.settlementRejected("settle", tradeId, reason);
        return;
      }
      symbol = trade.trade.symbol();
    }
    start(symbol, 0, command.tradeIds());
  }

  private static RejectReason rejectPending(UnsettledTrade trade) {
    if (trade == null) {
      return RejectReason.UNKNOWN_TRADE;
    }
    return trade.state == SettlementState.PENDING ? null : RejectReason.SETTLEMENT_STATE;
  }

  private void start(String symbol, long parentId, List<Long> tradeIds) {
    List<Trade> trades = tradeIds.stream().map(id -> settlements.find(id).trade).toList();
    String root = MerkleTree.ofTrades(trades).rootText();
    long id = out.settling(symbol, parentId, tradeIds, root);
    SettlementBatch batch = SettlementBatch.started(id, out.ts(), symbol, parentId, tradeIds, root);
    settlements.put(batch);
    change(batch, SettlementState.SETTLING);
  }

  void report(ReportSettlement command) {
    SettlementBatch batch = settlements.batch(command.batchId());
    if (batch == null) {
      out.settlementRejected("settlement", command.batchId(), RejectReason.UNKNOWN_SETTLEMENT);
      return;
    }
    SettlementBatch next = BatchProgress.after(batch, command, out.seq() + 1, out.ts());
    if (next == null) {
      out.settlementRejected("settlement", command.batchId(), RejectReason.SETTLEMENT_STATE);
      return;
    }
    out.settlementChanged(command.report(), next);
    settlements.put(next);
    switch (next.state()) {
      case SETTLING, SETTLED -> {
        if (next.state() != batch.state()) {
          change(next, next.state());
        }
      }
      case FINAL -> end(batch, next);
      case SPLIT -> split(next);
      default -> bust(next);
    }
  }

  private void change(SettlementBatch batch, SettlementState state) {
    for (long id : batch.trades()) {
      settlements.change(settlements.find(id), state, batch.batchId(), batch.seq(), out.ts());
    }
  }

  private void end(SettlementBatch before, SettlementBatch batch) {
    if (before.state() != SettlementState.SETTLED) {
      change(batch, SettlementState.SETTLED);
    }
    batch.trades().forEach(id -> settlements.forget(settlements.find(id)));
  }

  private void split(SettlementBatch batch) {
    int size = batch.trades().size();
    int half = (size + 1) / 2;
    start(batch.symbol(), batch.batchId(), batch.trades().subList(0, half));
    start(batch.symbol(), batch.batchId(), batch.trades().subList(half, size));
  }

  private void bust(SettlementBatch batch) {
    String reason = batch.error() == null ? "not settled" : batch.error();
    for (long id : batch.trades()) {
      busts.bust(settlements.find(id), batch.fault(), reason);
    }
  }

  void bust(BustTrade command) {
    UnsettledTrade trade = settlements.find(command.tradeId());
    RejectReason reason = rejectPending(trade);
    if (reason == null) {
      busts.bust(trade, command.fault(), command.reason());
    } else {
      out.settlementRejected("bust", command.tradeId(), reason);
    }
  }
}
