package dev.matchbook.spi.json;

import dev.matchbook.core.SelfTradePrevention;
import dev.matchbook.core.SettlementPolicy;
import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.MarketState;
import dev.matchbook.core.store.SettlementBatch;
import dev.matchbook.core.store.StoredAuthorization;
import dev.matchbook.core.store.StoredNonce;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.StoredSettlement;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * Writes what a store keeps as JSON, one object a line with its LF. {@link RowReader} reads it back
 * without loss: the scale of a decimal too.
 *
 * <pre>
 * {"seq","ts","type":"order","orderId","clOrdId"?,"account","symbol","side","ordType","tif","stp"?,
 *  "status","waiting"?,"cancelReason"?,"price"?,"stopPx"?,"trailOffset"?,"qty","leavesQty","cumQty",
 *  "grossTradeAmt"?,"displayQty"?,"shownQty"?,"minFillQty"?,"allOrNone"?,"postOnly"?,"expireTs"?,
 *  "place"?,"nonce"?,"refOrderId"?,"createdTs"}
 * {"seq","ts","type":"trade",...}                               as the event of RULEBOOK §3
 * {"type":"market","index","symbol","tickSize","lotSize","minQty"?,"maxQty"?,"priceBand"?,
 *  "marketCollar"?,"makerFee"?,"takerFee"?,"feeScale","maxConditional","settlement"?,"audited"?,
 *  "ts"?,"status","lastPrice"?,"mark"?}
 * {"seq","ts","type":"checkpoint","commands","orderId","tradeId"}
 * {"type":"removed","orderId"}
 * {"seq","type":"nonce","account","kind","key","value"}
 * {"seq","type":"authorization","orderId","digest","signature","message"?}
 * {"seq","ts","type":"settlement","state","batchId"?,"trade":{...}}
 * {"seq","ts","type":"settlementBatch","batchId","symbol","state","parentId"?,"trades":[...],"root",
 *  "attempts"?,"txHash"?,"block"?,"gasUsed"?,"confirmations"?,"error"?,"retryTs"?,"fault"?,
 *  "createdTs"}
 * {"type":"audit","event":{...}}                                the event as EventWriter prints it
 * </pre>
 *
 * <p>The {@code ts} of an order, a settlement or its batch is its {@code updatedTs}. Left out are
 * nulls, {@code false}, a {@code stp} or a market's {@code settlement} of {@code NONE}, a {@code
 * place}, a market's {@code ts} or what has a question mark in a settlement of 0, and
 *
 * <ul>
 *   <li>{@code grossTradeAmt}, where it is 0 with the decimals of {@code price}, else {@code
 *       stopPx}, else {@code trailOffset}, and those of {@code qty} together (never where the order
 *       has none of the three);
 *   <li>{@code shownQty}, where it is {@code leavesQty}; for an order that waits or is dark, where
 *       it is 0 with as many decimals as {@code leavesQty}.
 * </ul>
 *
 * <p>Numbers are {@code seq}, {@code ts} and its kin, ids, counters, {@code place}, {@code index},
 * {@code feeScale} and {@code maxConditional}; decimals are strings, and so are the digits of
 * {@code nonce}, {@code key} and {@code value}, which go up to 2^256 − 1. A row is written whole
 * or, with an exception, not at all: {@link IllegalArgumentException} for a text or a decimal out
 * of what {@link LineBuffer} takes, {@link NullPointerException} for a null that must not be. Not
 * safe for use by several threads.
 */
public final class RowWriter {
  private final LineBuffer out;
  private final AuditWriter events;

  /** A writer that appends to a buffer. */
  public RowWriter(LineBuffer out) {
    this.out = Objects.requireNonNull(out, "out");
    this.events = new AuditWriter(out);
  }

  /** Writes an order. */
  public void order(StoredOrder order) {
    int start = out.length();
    try {
      write(order);
    } catch (RuntimeException | Error e) {
      out.truncate(start);
      throw e;
    }
  }

  /** Writes a trade. */
  public void trade(Trade trade) {
    int start = out.length();
    try {
      write(trade);
    } catch (RuntimeException | Error e) {
      out.truncate(start);
      throw e;
    }
  }

  /** Writes a market. */
  public void market(MarketState market) {
    int start = out.length();
    try {
      write(market);
    } catch (RuntimeException | Error e) {
      out.truncate(start);
      throw e;
    }
  }

  /** Writes a checkpoint. */
  public void checkpoint(Checkpoint checkpoint) {
    begin(RowType.CHECKPOINT, checkpoint.seq(), checkpoint.ts())
        .number(RowKeys.COMMANDS, checkpoint.commands())
        .number(RowKeys.ORDER_ID, checkpoint.orderId())
        .number(RowKeys.TRADE_ID, checkpoint.tradeId())
        .end();
  }

  /** Writes that an order is to be forgotten. */
  public void removed(long orderId) {
    begin(RowType.REMOVED).number(RowKeys.ORDER_ID, orderId).end();
  }

  /** Writes a nonce. */
  public void nonce(StoredNonce nonce) {
    int start = out.length();
    try {
      begin(RowType.NONCE, nonce.seq())
          .text(RowKeys.ACCOUNT, nonce.account())
          .word(RowKeys.KIND, RowKeys.KINDS, nonce.kind())
          .whole(RowKeys.KEY, nonce.key())
          .whole(RowKeys.VALUE, nonce.value())
          .end();
    } catch (RuntimeException | Error e) {
      out.truncate(start);
      throw e;
    }
  }

  /** Writes an authorization. */
  public void authorization(StoredAuthorization authorization) {
    int start = out.length();
    try {
      begin(RowType.AUTHORIZATION, authorization.seq())
          .number(RowKeys.ORDER_ID, authorization.orderId())
          .text(RowKeys.DIGEST, authorization.digest())
          .text(RowKeys.SIGNATURE, authorization.signature());
      text(RowKeys.MESSAGE, authorization.message());
      out.end();
    } catch (RuntimeException | Error e) {
      out.truncate(start);
      throw e;
    }
  }

  /** Writes how far the settlement of a trade has come. */
  public void settlement(StoredSettlement settlement) {
    int start = out.length();
    try {
      begin(RowType.SETTLEMENT, settlement.seq(), settlement.updatedTs())
          .word(SettlementKeys.STATE, SettlementKeys.STATES, settlement.state())
          .unlessZero(SettlementKeys.BATCH_ID, settlement.batchId())
          .key(SettlementKeys.TRADE);
      begin(RowType.TRADE, settlement.trade().seq(), settlement.trade().ts());
      TradeLine.write(out, settlement.trade());
      out.put('}').end();
    } catch (RuntimeException | Error e) {
      out.truncate(start);
      throw e;
    }
  }

  /** Writes a batch of trades. */
  public void settlementBatch(SettlementBatch batch) {
    int start = out.length();
    try {
      begin(RowType.SETTLEMENT_BATCH, batch.seq(), batch.updatedTs());
      BatchLine.write(out, batch);
      out.end();
    } catch (RuntimeException | Error e) {
      out.truncate(start);
      throw e;
    }
  }

  /** Writes an event of the audit trail. */
  public void audit(Event event) {
    int start = out.length();
    try {
      begin(RowType.AUDIT).key(SettlementKeys.EVENT);
      events.write(event);
      out.end();
    } catch (RuntimeException | Error e) {
      out.truncate(start);
      throw e;
    }
  }

  private LineBuffer begin(RowType type, long seq, long ts) {
    return out.begin(RowKeys.SEQ)
        .number(seq)
        .number(RowKeys.TS, ts)
        .word(RowKeys.TYPE, RowType.WORDS, type);
  }

  private LineBuffer begin(RowType type, long seq) {
    return out.begin(RowKeys.SEQ).number(seq).word(RowKeys.TYPE, RowType.WORDS, type);
  }

  private LineBuffer begin(RowType type) {
    return out.begin(RowKeys.TYPE).put(RowType.WORDS.bytes(type));
  }

  /** In one piece, and so too large for the JIT compiler to build it into each of its callers. */
  private void write(StoredOrder o) {
    begin(RowType.ORDER, o.seq(), o.updatedTs()).number(RowKeys.ORDER_ID, o.orderId());
    text(RowKeys.CL_ORD_ID, o.clOrdId());
    out.text(RowKeys.ACCOUNT, o.account())
        .text(RowKeys.SYMBOL, o.symbol())
        .word(RowKeys.SIDE, RowKeys.SIDES, o.side())
        .word(RowKeys.ORD_TYPE, RowKeys.TYPES, o.ordType())
        .word(RowKeys.TIF, RowKeys.TIFS, o.tif());
    if (o.stp() != SelfTradePrevention.NONE) {
      out.word(RowKeys.STP, RowKeys.STPS, o.stp());
    }
    out.word(RowKeys.STATUS, RowKeys.STATUSES, o.status());
    flag(RowKeys.WAITING, o.waiting());
    if (o.cancelReason() != null) {
      out.word(RowKeys.CANCEL_REASON, RowKeys.CANCEL_REASONS, o.cancelReason());
    }
    decimal(RowKeys.PRICE, o.price());
    decimal(RowKeys.STOP_PX, o.stopPx());
    decimal(RowKeys.TRAIL_OFFSET, o.trailOffset());
    out.decimal(RowKeys.QTY, o.qty())
        .decimal(RowKeys.LEAVES_QTY, o.leavesQty())
        .decimal(RowKeys.CUM_QTY, o.cumQty());
    BigDecimal none = RowDefaults.grossTradeAmt(o.price(), o.stopPx(), o.trailOffset(), o.qty());
    if (!o.grossTradeAmt().equals(none)) {
      out.decimal(RowKeys.GROSS_TRADE_AMT, o.grossTradeAmt());
    }
    decimal(RowKeys.DISPLAY_QTY, o.displayQty());
    BigDecimal shown =
        RowDefaults.shownQty(
            o.leavesQty(), o.waiting(), o.displayQty(), o.minFillQty(), o.allOrNone());
    if (!o.shownQty().equals(shown)) {
      out.decimal(RowKeys.SHOWN_QTY, o.shownQty());
    }
    decimal(RowKeys.MIN_FILL_QTY, o.minFillQty());
    flag(RowKeys.ALL_OR_NONE, o.allOrNone());
    flag(RowKeys.POST_ONLY, o.postOnly());
    if (o.expireTs() != null) {
      out.number(RowKeys.EXPIRE_TS, o.expireTs());
    }
    number(RowKeys.PLACE, o.place());
    if (o.nonce() != null) {
      out.whole(RowKeys.NONCE, o.nonce());
    }
    out.optional(SettlementKeys.REF_ORDER_ID, o.refOrderId());
    out.number(RowKeys.CREATED_TS, o.createdTs()).end();
  }

  private void write(Trade t) {
    begin(RowType.TRADE, t.seq(), t.ts());
    TradeLine.write(out, t);
    out.end();
  }

  private void write(MarketState m) {
    AddMarket d = m.definition();
    begin(RowType.MARKET)
        .number(RowKeys.INDEX, m.index())
        .text(RowKeys.SYMBOL, d.symbol())
        .decimal(RowKeys.TICK_SIZE, d.tickSize())
        .decimal(RowKeys.LOT_SIZE, d.lotSize());
    decimal(RowKeys.MIN_QTY, d.minQty());
    decimal(RowKeys.MAX_QTY, d.maxQty());
    decimal(RowKeys.PRICE_BAND, d.priceBand());
    decimal(RowKeys.MARKET_COLLAR, d.marketCollar());
    decimal(RowKeys.MAKER_FEE, d.makerFee());
    decimal(RowKeys.TAKER_FEE, d.takerFee());
    out.number(RowKeys.FEE_SCALE, d.feeScale()).number(RowKeys.MAX_CONDITIONAL, d.maxConditional());
    if (d.settlement() != SettlementPolicy.NONE) {
      out.word(SettlementKeys.SETTLEMENT, SettlementKeys.POLICIES, d.settlement());
    }
    flag(SettlementKeys.AUDITED, d.audited());
    number(RowKeys.TS, d.ts());
    out.word(RowKeys.STATUS, RowKeys.MARKET_STATUSES, m.status());
    decimal(RowKeys.LAST_PRICE, m.lastPrice());
    decimal(RowKeys.MARK, m.mark());
    out.end();
  }

  private void text(LineKey key, String value) {
    if (value != null) {
      out.text(key, value);
    }
  }

  private void decimal(LineKey key, BigDecimal value) {
    if (value != null) {
      out.decimal(key, value);
    }
  }

  private void number(LineKey key, long value) {
    if (value != 0) {
      out.number(key, value);
    }
  }

  private void flag(LineKey key, boolean value) {
    if (value) {
      out.key(key).ascii("true");
    }
  }
}
