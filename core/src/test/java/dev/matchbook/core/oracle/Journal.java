package dev.matchbook.core.oracle;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.Priority;
import dev.matchbook.core.RejectReason;
import dev.matchbook.core.command.NewOrder;
import dev.matchbook.core.event.CancelRejected;
import dev.matchbook.core.event.CommandRejected;
import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.OrderAccepted;
import dev.matchbook.core.event.OrderCanceled;
import dev.matchbook.core.event.OrderExpired;
import dev.matchbook.core.event.OrderRejected;
import dev.matchbook.core.event.OrderReplaced;
import dev.matchbook.core.event.OrderReplenished;
import dev.matchbook.core.event.OrderRestated;
import dev.matchbook.core.event.OrderTriggered;
import dev.matchbook.core.event.Trade;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** The time, the counters (§1) and the events (§3) of the command at hand. */
final class Journal {
  long now;
  long seq;
  long orderId;
  long tradeId;

  /** Is given every trade with both orders, as they are right after it. */
  Fills fills = (trade, maker, taker) -> {};

  private List<Event> events = new ArrayList<>();

  /** Hears of trades. */
  interface Fills {
    void traded(Trade trade, OracleOrder maker, OracleOrder taker);
  }

  /** The events since the last call. */
  List<Event> take() {
    List<Event> taken = events;
    events = new ArrayList<>();
    return taken;
  }

  /** Adds an event that was made with {@link #nextSeq}. */
  void add(Event event) {
    events.add(event);
  }

  long nextSeq() {
    return ++seq;
  }

  void commandRejected(String cmd, String symbol, RejectReason reason) {
    add(new CommandRejected(nextSeq(), now, cmd, symbol, reason));
  }

  void accepted(OracleOrder o) {
    OracleMarket m = o.market;
    add(
        new OrderAccepted(
            nextSeq(),
            now,
            o.orderId,
            o.clOrdId,
            o.account,
            m.symbol(),
            o.side,
            o.ordType,
            o.tif,
            m.price(o.price),
            m.price(o.stopPx),
            m.qty(o.qty),
            o.refOrderId));
  }

  void rejected(long id, NewOrder c, RejectReason reason) {
    add(new OrderRejected(nextSeq(), now, id, c.clOrdId(), c.account(), c.symbol(), reason));
  }

  void cancelRejected(Long id, String clOrdId, RejectReason reason) {
    add(new CancelRejected(nextSeq(), now, id, clOrdId, reason));
  }

  void triggered(OracleOrder o) {
    add(new OrderTriggered(nextSeq(), now, o.orderId));
  }

  void replenished(OracleOrder o) {
    add(new OrderReplenished(nextSeq(), now, o.orderId, o.market.qty(o.shown)));
  }

  void restated(OracleOrder o) {
    add(new OrderRestated(nextSeq(), now, o.orderId, o.market.qty(o.leaves)));
  }

  void canceled(OracleOrder o, CancelReason reason) {
    add(new OrderCanceled(nextSeq(), now, o.orderId, reason, o.market.qty(o.leaves)));
  }

  void expired(OracleOrder o) {
    add(new OrderExpired(nextSeq(), now, o.orderId, o.market.qty(o.leaves)));
  }

  void replaced(OracleOrder o, Priority priority) {
    OracleMarket m = o.market;
    BigDecimal stopPx = o.waiting ? m.price(o.stopPx) : null;
    add(
        new OrderReplaced(
            nextSeq(),
            now,
            o.orderId,
            m.price(o.price),
            stopPx,
            m.qty(o.qty),
            m.qty(o.leaves),
            priority));
  }

  /** A fill that both orders have already lost from their leaves. */
  void trade(OracleOrder maker, OracleOrder taker, long qty) {
    OracleMarket m = maker.market;
    BigDecimal notional = m.price(maker.price).multiply(m.qty(qty));
    Trade trade =
        new Trade(
            nextSeq(),
            now,
            ++tradeId,
            m.symbol(),
            m.price(maker.price),
            m.qty(qty),
            taker.side,
            maker.orderId,
            taker.orderId,
            maker.account,
            taker.account,
            m.qty(maker.leaves),
            m.qty(taker.leaves),
            fee(m, notional, m.definition.makerFee()),
            fee(m, notional, m.definition.takerFee()));
    add(trade);
    fills.traded(trade, maker, taker);
  }

  /** §10. */
  private static BigDecimal fee(OracleMarket m, BigDecimal notional, BigDecimal rate) {
    BigDecimal exact = rate == null ? BigDecimal.ZERO : notional.multiply(rate);
    return exact.setScale(m.definition.feeScale(), RoundingMode.HALF_EVEN);
  }
}
