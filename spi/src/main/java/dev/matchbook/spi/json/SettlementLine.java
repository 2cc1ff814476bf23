package dev.matchbook.spi.json;

import dev.matchbook.core.SettlementReport;
import dev.matchbook.core.event.SettlementChanged;
import dev.matchbook.core.event.SettlementEvent;
import dev.matchbook.core.event.SettlementRejected;
import dev.matchbook.core.event.SettlementStarted;
import dev.matchbook.core.event.TradeBusted;
import dev.matchbook.core.store.SettlementBatch;
import java.util.List;

/** The events of settlements. */
final class SettlementLine {
  private static final String REJECTED = "\"settlementRejected\"";

  private SettlementLine() {}

  /** Writes one; the object stays open. */
  static void write(LineBuffer out, SettlementEvent event) {
    if (event instanceof SettlementStarted e) {
      AuditWriter.begin(out, e, EventType.SETTLING)
          .text(RowKeys.SYMBOL, e.symbol())
          .unlessZero(SettlementKeys.PARENT_ID, e.parentId())
          .numbers(SettlementKeys.TRADES, e.trades())
          .text(SettlementKeys.ROOT, e.root());
    } else if (event instanceof SettlementChanged e) {
      if (e.batch().seq() != e.seq() || e.batch().updatedTs() != e.ts()) {
        throw new IllegalArgumentException("batch: not as of its event " + e.seq());
      }
      AuditWriter.begin(out, e, EventType.SETTLEMENT)
          .word(SettlementKeys.REPORT, SettlementKeys.REPORTS, e.report());
      BatchLine.write(out, e.batch());
    } else if (event instanceof TradeBusted e) {
      write(out, e);
    } else if (event instanceof SettlementRejected e) {
      out.begin(RowKeys.SEQ).number(e.seq()).number(RowKeys.TS, e.ts());
      out.key(RowKeys.TYPE).ascii(REJECTED);
      out.text(SettlementKeys.CMD, e.cmd())
          .number(SettlementKeys.ID, e.id())
          .word(SettlementKeys.REASON, EventKeys.REJECT_REASONS, e.reason());
    }
  }

  private static void write(LineBuffer out, TradeBusted e) {
    AuditWriter.begin(out, e, EventType.BUSTED)
        .number(RowKeys.TRADE_ID, e.tradeId())
        .text(RowKeys.SYMBOL, e.symbol())
        .decimal(RowKeys.PRICE, e.price())
        .decimal(RowKeys.QTY, e.qty())
        .word(RowKeys.TAKER_SIDE, RowKeys.SIDES, e.takerSide())
        .number(RowKeys.MAKER_ORDER_ID, e.makerOrderId())
        .number(RowKeys.TAKER_ORDER_ID, e.takerOrderId())
        .text(RowKeys.MAKER_ACCOUNT, e.makerAccount())
        .text(RowKeys.TAKER_ACCOUNT, e.takerAccount())
        .decimal(SettlementKeys.MAKER_CUM_QTY, e.makerCumQty())
        .decimal(SettlementKeys.TAKER_CUM_QTY, e.takerCumQty())
        .word(SettlementKeys.FAULT, SettlementKeys.FAULTS, e.fault())
        .text(SettlementKeys.REASON, e.reason());
  }

  /** Reads a {@code settling} event behind its type; the object stays open. */
  static SettlementStarted started(LineScanner line, long seq, long ts)
      throws MalformedRowException {
    String symbol = line.name(RowKeys.SYMBOL);
    long parentId = line.unlessZero(SettlementKeys.PARENT_ID);
    List<Long> trades = line.numbers(SettlementKeys.TRADES);
    String root = line.text(SettlementKeys.ROOT);
    return new SettlementStarted(seq, ts, symbol, parentId, trades, root);
  }

  /** Reads a {@code settlement} event behind its type; the object stays open. */
  static SettlementChanged changed(LineScanner line, long seq, long ts)
      throws MalformedRowException {
    SettlementReport report = line.word(SettlementKeys.REPORT, SettlementKeys.REPORTS);
    SettlementBatch batch = BatchLine.read(line, seq, ts);
    return new SettlementChanged(seq, ts, report, batch);
  }

  /** Reads a {@code busted} event behind its type; the object stays open. */
  static TradeBusted busted(LineScanner line, long seq, long ts) throws MalformedRowException {
    return new TradeBusted(
        seq,
        ts,
        line.number(RowKeys.TRADE_ID),
        line.name(RowKeys.SYMBOL),
        line.decimal(RowKeys.PRICE),
        line.decimal(RowKeys.QTY),
        line.word(RowKeys.TAKER_SIDE, RowKeys.SIDES),
        line.number(RowKeys.MAKER_ORDER_ID),
        line.number(RowKeys.TAKER_ORDER_ID),
        line.name(RowKeys.MAKER_ACCOUNT),
        line.name(RowKeys.TAKER_ACCOUNT),
        line.decimal(SettlementKeys.MAKER_CUM_QTY),
        line.decimal(SettlementKeys.TAKER_CUM_QTY),
        line.word(SettlementKeys.FAULT, SettlementKeys.FAULTS),
        line.text(SettlementKeys.REASON));
  }
}
