package dev.matchbook.core.engine;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.Fault;
import dev.matchbook.core.Priority;
import dev.matchbook.core.RejectReason;
import dev.matchbook.core.SettlementReport;
import dev.matchbook.core.event.SettlementChanged;
import dev.matchbook.core.event.SettlementRejected;
import dev.matchbook.core.event.SettlementStarted;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.event.TradeBusted;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.SettlementBatch;
import java.math.BigDecimal;
import java.util.List;

/** Numbers and times events and hands them to the listener. */
final class EventOut {
  private final EngineListener listener;
  private final OrderView order;
  private final OrderView taker;
  private final DepthView depth;
  private long ts;
  private long seq;
  private long tradeId;

  /** Null until a market settles, so that a trade elsewhere costs no more. */
  private SettledTrades settled;

  EventOut(EngineListener listener, OpenOrders open) {
    this.listener = listener;
    order = new OrderView(open);
    taker = new OrderView(open);
    depth = new DepthView();
  }

  long ts() {
    return ts;
  }

  /** Goes on where an engine was. */
  void restore(Checkpoint from) {
    ts = from.ts();
    seq = from.seq();
    tradeId = from.tradeId();
  }

  /** Moves time on; never back. */
  void ts(long next) {
    if (next > ts) {
      ts = next;
    }
  }

  long seq() {
    return seq;
  }

  long tradeId() {
    return tradeId;
  }

  void marketAdded(Market market) {
    listener.marketAdded(++seq, ts, market);
  }

  void commandRejected(String cmd, String symbol, RejectReason reason) {
    listener.commandRejected(++seq, ts, cmd, symbol, reason);
  }

  void accepted(int slot) {
    listener.accepted(++seq, ts, order.at(slot));
  }

  void rejected(long orderId, OrderEntry entry, RejectReason reason) {
    listener.rejected(++seq, ts, orderId, entry, reason);
  }

  void triggered(int slot) {
    listener.triggered(++seq, ts, order.at(slot));
  }

  /** From now on there are markets that settle. */
  void settle(SettledTrades trades) {
    settled = trades;
  }

  void trade(int makerSlot, int takerSlot, long price, long qty) {
    seq++;
    tradeId++;
    order.at(makerSlot);
    taker.at(takerSlot);
    if (settled != null && order.market().settles()) {
      settled.happened(seq, ts, tradeId, order, taker, price, qty);
    }
    listener.trade(seq, ts, tradeId, order, taker, price, qty);
  }

  void replenished(int slot, long shown) {
    listener.replenished(++seq, ts, order.at(slot), shown);
  }

  void restated(int slot) {
    listener.restated(++seq, ts, order.at(slot));
  }

  void canceled(int slot, CancelReason reason, long leaves) {
    listener.canceled(++seq, ts, order.at(slot), reason, leaves);
  }

  void expired(int slot) {
    listener.expired(++seq, ts, order.at(slot));
  }

  void replaced(int slot, Priority priority) {
    listener.replaced(++seq, ts, order.at(slot), priority);
  }

  void cancelRejected(long orderId, String clOrdId, RejectReason reason) {
    listener.cancelRejected(++seq, ts, orderId, clOrdId, reason);
  }

  void massCanceled(String account, long count) {
    listener.massCanceled(++seq, ts, account, count);
  }

  void statusChanged(Market market) {
    listener.statusChanged(++seq, ts, market, market.status());
  }

  void depth(Market market, int levels) {
    listener.depth(++seq, ts, depth.of(market, levels));
  }

  /** Returns the {@code seq}: the number of the batch. */
  long settling(String symbol, long parentId, List<Long> trades, String root) {
    listener.settlement(new SettlementStarted(++seq, ts, symbol, parentId, trades, root));
    return seq;
  }

  /** The batch has the {@code seq} that comes. */
  void settlementChanged(SettlementReport report, SettlementBatch batch) {
    listener.settlement(new SettlementChanged(++seq, ts, report, batch));
  }

  void settlementRejected(String cmd, long id, RejectReason reason) {
    listener.settlement(new SettlementRejected(++seq, ts, cmd, id, reason));
  }

  void busted(
      Trade trade, Market market, long makerCumQty, long takerCumQty, Fault fault, String reason) {
    listener.settlement(
        new TradeBusted(
            ++seq,
            ts,
            trade.tradeId(),
            trade.symbol(),
            trade.price(),
            trade.qty(),
            trade.takerSide(),
            trade.makerOrderId(),
            trade.takerOrderId(),
            trade.makerAccount(),
            trade.takerAccount(),
            BigDecimal.valueOf(makerCumQty, market.qtyScale()),
            BigDecimal.valueOf(takerCumQty, market.qtyScale()),
            fault,
            reason));
  }

  void lineRejected(long line, String reason) {
    listener.lineRejected(++seq, ts, line, reason);
  }
}
