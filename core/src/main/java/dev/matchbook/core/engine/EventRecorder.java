package dev.matchbook.core.engine;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.MarketStatus;
import dev.matchbook.core.Priority;
import dev.matchbook.core.RejectReason;
import dev.matchbook.core.Side;
import dev.matchbook.core.event.CancelRejected;
import dev.matchbook.core.event.CommandRejected;
import dev.matchbook.core.event.DepthLevel;
import dev.matchbook.core.event.DepthReported;
import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.LineRejected;
import dev.matchbook.core.event.MarketAdded;
import dev.matchbook.core.event.MassCanceled;
import dev.matchbook.core.event.OrderAccepted;
import dev.matchbook.core.event.OrderCanceled;
import dev.matchbook.core.event.OrderExpired;
import dev.matchbook.core.event.OrderRejected;
import dev.matchbook.core.event.OrderReplaced;
import dev.matchbook.core.event.OrderReplenished;
import dev.matchbook.core.event.OrderRestated;
import dev.matchbook.core.event.OrderTriggered;
import dev.matchbook.core.event.SettlementEvent;
import dev.matchbook.core.event.StatusChanged;
import dev.matchbook.core.event.Trade;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** Turns callbacks into event records that outlive them. */
public class EventRecorder implements EngineListener {
  private final Consumer<? super Event> target;

  /**
   * A recorder.
   *
   * @param target is given each record during its callback
   */
  public EventRecorder(Consumer<? super Event> target) {
    this.target = Objects.requireNonNull(target, "target");
  }

  private static BigDecimal qty(Market market, long units) {
    return BigDecimal.valueOf(units, market.qtyScale());
  }

  private static BigDecimal price(Market market, long units) {
    return units == OrderView.NONE ? null : BigDecimal.valueOf(units, market.priceScale());
  }

  private static BigDecimal leaves(OrderView order) {
    return qty(order.market(), order.leaves());
  }

  @Override
  public void marketAdded(long seq, long ts, Market market) {
    target.accept(
        new MarketAdded(
            seq,
            ts,
            market.symbol(),
            market.definition().tickSize(),
            market.definition().lotSize()));
  }

  @Override
  public void commandRejected(long seq, long ts, String cmd, String symbol, RejectReason reason) {
    target.accept(new CommandRejected(seq, ts, cmd, symbol, reason));
  }

  @Override
  public void accepted(long seq, long ts, OrderView order) {
    Market market = order.market();
    target.accept(
        new OrderAccepted(
            seq,
            ts,
            order.orderId(),
            order.clOrdId(),
            order.account().name(),
            market.symbol(),
            order.side(),
            order.ordType(),
            order.tif(),
            price(market, order.price()),
            price(market, order.stopPx()),
            qty(market, order.qty()),
            id(order.refOrderId())));
  }

  private static Long id(long refOrderId) {
    return refOrderId == 0 ? null : (Long) refOrderId;
  }

  @Override
  public void rejected(long seq, long ts, long orderId, OrderEntry entry, RejectReason reason) {
    target.accept(
        new OrderRejected(
            seq,
            ts,
            orderId,
            entry.clOrdId(),
            entry.account().name(),
            entry.symbol(),
            reason,
            id(entry.refOrderId())));
  }

  @Override
  public void triggered(long seq, long ts, OrderView order) {
    target.accept(new OrderTriggered(seq, ts, order.orderId()));
  }

  @Override
  public void trade(
      long seq, long ts, long tradeId, OrderView maker, OrderView taker, long price, long qty) {
    target.accept(tradeOf(seq, ts, tradeId, maker, taker, price, qty));
  }

  /** The record of a trade. */
  static Trade tradeOf(
      long seq, long ts, long tradeId, OrderView maker, OrderView taker, long price, long qty) {
    Market market = maker.market();
    return new Trade(
        seq,
        ts,
        tradeId,
        market.symbol(),
        price(market, price),
        qty(market, qty),
        taker.side(),
        maker.orderId(),
        taker.orderId(),
        maker.account().name(),
        taker.account().name(),
        leaves(maker),
        leaves(taker),
        market.exactMakerFee(price, qty),
        market.exactTakerFee(price, qty));
  }

  @Override
  public void replenished(long seq, long ts, OrderView order, long shown) {
    target.accept(new OrderReplenished(seq, ts, order.orderId(), qty(order.market(), shown)));
  }

  @Override
  public void restated(long seq, long ts, OrderView order) {
    target.accept(new OrderRestated(seq, ts, order.orderId(), leaves(order)));
  }

  @Override
  public void canceled(long seq, long ts, OrderView order, CancelReason reason, long leaves) {
    target.accept(new OrderCanceled(seq, ts, order.orderId(), reason, qty(order.market(), leaves)));
  }

  @Override
  public void expired(long seq, long ts, OrderView order) {
    target.accept(new OrderExpired(seq, ts, order.orderId(), leaves(order)));
  }

  @Override
  public void replaced(long seq, long ts, OrderView order, Priority priority) {
    Market market = order.market();
    target.accept(
        new OrderReplaced(
            seq,
            ts,
            order.orderId(),
            price(market, order.price()),
            order.isWaiting() ? price(market, order.stopPx()) : null,
            qty(market, order.qty()),
            leaves(order),
            priority));
  }

  @Override
  public void cancelRejected(long seq, long ts, long orderId, String clOrdId, RejectReason reason) {
    Long id = orderId == MatchingEngine.NO_ORDER_ID ? null : orderId;
    target.accept(new CancelRejected(seq, ts, id, clOrdId, reason));
  }

  @Override
  public void massCanceled(long seq, long ts, String account, long count) {
    target.accept(new MassCanceled(seq, ts, account, count));
  }

  @Override
  public void statusChanged(long seq, long ts, Market market, MarketStatus status) {
    target.accept(new StatusChanged(seq, ts, market.symbol(), status));
  }

  @Override
  public void depth(long seq, long ts, DepthView depth) {
    List<DepthLevel> bids = levels(depth.rewind(Side.BUY));
    List<DepthLevel> asks = levels(depth.rewind(Side.SELL));
    target.accept(new DepthReported(seq, ts, depth.market().symbol(), bids, asks));
  }

  private static List<DepthLevel> levels(DepthView depth) {
    Market market = depth.market();
    List<DepthLevel> levels = new ArrayList<>();
    while (depth.next()) {
      levels.add(
          new DepthLevel(price(market, depth.price()), qty(market, depth.qty()), depth.orders()));
    }
    return levels;
  }

  @Override
  public void settlement(SettlementEvent event) {
    target.accept(event);
  }

  @Override
  public void lineRejected(long seq, long ts, long line, String reason) {
    target.accept(new LineRejected(seq, ts, line, reason));
  }
}
