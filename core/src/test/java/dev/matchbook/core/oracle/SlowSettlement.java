package dev.matchbook.core.oracle;

import dev.matchbook.core.Fault;
import dev.matchbook.core.RejectReason;
import dev.matchbook.core.SettlementReport;
import dev.matchbook.core.SettlementState;
import dev.matchbook.core.command.BustTrade;
import dev.matchbook.core.command.Command;
import dev.matchbook.core.command.ReportSettlement;
import dev.matchbook.core.command.StartSettlement;
import dev.matchbook.core.engine.NonceOracle;
import dev.matchbook.core.event.SettlementChanged;
import dev.matchbook.core.event.SettlementRejected;
import dev.matchbook.core.event.SettlementStarted;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.settlement.MerkleTree;
import dev.matchbook.core.store.SettlementBatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How trades settle in the slow exchange: every trade and every batch in a map, for good. */
final class SlowSettlement {
  /** A trade of a market that settles. */
  static final class Deal {
    final Trade trade;
    final OracleOrder maker;
    final OracleOrder taker;
    SettlementState state = SettlementState.PENDING;
    boolean isOver;

    Deal(Trade trade, OracleOrder maker, OracleOrder taker) {
      this.trade = trade;
      this.maker = maker;
      this.taker = taker;
    }
  }

  private final Map<Long, Deal> deals = new HashMap<>();
  private final Map<Long, SettlementBatch> batches = new HashMap<>();
  private final Journal journal;
  private final SlowBusts busts;

  SlowSettlement(
      SlowExchange exchange, Journal journal, Matching matching, NonceOracle signatures) {
    this.journal = journal;
    this.busts = new SlowBusts(exchange, journal, matching, signatures, deals.values());
    journal.fills =
        (trade, maker, taker) -> {
          if (maker.market.definition.settlement().settles()) {
            deals.put(trade.tradeId(), new Deal(trade, maker, taker));
          }
        };
  }

  /** Whether the command has to do with settlement: then it is done. */
  boolean apply(Command command) {
    if (command instanceof StartSettlement c) {
      start(c);
    } else if (command instanceof ReportSettlement c) {
      report(c);
    } else if (command instanceof BustTrade c) {
      bust(c);
    } else {
      return false;
    }
    return true;
  }

  private void start(StartSettlement c) {
    List<Deal> chosen = new ArrayList<>();
    for (long id : c.tradeIds()) {
      RejectReason reason = whyNotPending(id);
      if (reason == null) {
        chosen.add(deals.get(id));
        boolean stranger = chosen.get(0).maker.market != deals.get(id).maker.market;
        reason = stranger ? RejectReason.SETTLEMENT_STATE : null;
      }
      if (reason != null) {
        reject("settle", id, reason);
        return;
      }
    }
    start(chosen, 0);
  }

  private RejectReason whyNotPending(long tradeId) {
    Deal deal = deals.get(tradeId);
    if (deal == null || deal.isOver) {
      return RejectReason.UNKNOWN_TRADE;
    }
    return deal.state == SettlementState.PENDING ? null : RejectReason.SETTLEMENT_STATE;
  }

  private void reject(String cmd, long id, RejectReason reason) {
    journal.add(new SettlementRejected(journal.nextSeq(), journal.now, cmd, id, reason));
  }

  private void start(List<Deal> chosen, long parentId) {
    long id = journal.nextSeq();
    String symbol = chosen.get(0).trade.symbol();
    List<Long> ids = chosen.stream().map(deal -> deal.trade.tradeId()).toList();
    String root = MerkleTree.ofTrades(chosen.stream().map(deal -> deal.trade).toList()).rootText();
    journal.add(new SettlementStarted(id, journal.now, symbol, parentId, ids, root));
    batches.put(id, SettlementBatch.started(id, journal.now, symbol, parentId, ids, root));
    chosen.forEach(deal -> deal.state = SettlementState.SETTLING);
  }

  private void report(ReportSettlement c) {
    SettlementBatch batch = batches.get(c.batchId());
    if (batch == null
        || batch.state() != SettlementState.SETTLING && batch.state() != SettlementState.SETTLED) {
      reject("settlement", c.batchId(), RejectReason.UNKNOWN_SETTLEMENT);
      return;
    }
    SettlementBatch next = new SlowProgress(batch, c, journal.seq + 1, journal.now).next();
    if (next == null) {
      reject("settlement", c.batchId(), RejectReason.SETTLEMENT_STATE);
      return;
    }
    batches.put(c.batchId(), next);
    journal.add(new SettlementChanged(journal.nextSeq(), journal.now, c.report(), next));
    follow(c, next);
  }

  private void follow(ReportSettlement c, SettlementBatch batch) {
    List<Deal> its = batch.trades().stream().map(deals::get).toList();
    switch (batch.state()) {
      case SETTLING, SETTLED -> its.forEach(deal -> deal.state = batch.state());
      case FINAL ->
          its.forEach(
              deal -> {
                deal.state = SettlementState.SETTLED;
                deal.isOver = true;
              });
      case SPLIT -> {
        // the first half is the greater one
        int half = its.size() - its.size() / 2;
        start(its.subList(0, half), batch.batchId());
        start(its.subList(half, its.size()), batch.batchId());
      }
      default -> {
        Fault fault = c.report() == SettlementReport.ABANDONED ? Fault.NONE : c.fault();
        String reason = c.error() == null ? "not settled" : c.error();
        its.forEach(deal -> busts.bust(deal, fault, reason));
      }
    }
  }

  private void bust(BustTrade c) {
    RejectReason reason = whyNotPending(c.tradeId());
    if (reason == null) {
      busts.bust(deals.get(c.tradeId()), c.fault(), c.reason());
    } else {
      reject("bust", c.tradeId(), reason);
    }
  }
}
