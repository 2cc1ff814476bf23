package dev.matchbook.core.engine;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.MarketStatus;
import dev.matchbook.core.OrdStatus;
import dev.matchbook.core.Priority;
import dev.matchbook.core.RejectReason;
import dev.matchbook.core.command.Authorization;
import dev.matchbook.core.event.SettlementEvent;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.event.TradeBusted;
import dev.matchbook.core.internal.OrderHistories;
import dev.matchbook.core.internal.Orders;
import dev.matchbook.core.store.StoredAuthorization;
import dev.matchbook.core.store.StoredOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Hears every event before the host does and notes what it changed.
 *
 * <p>Orders that are open at the end of a batch are read from the engine then; those that close on
 * the way leave their last state here at once. Where an order stands in its queue follows from the
 * events: it joins the tail with the event that accepts, triggers, replaces or replenishes it, or
 * with the last trade it makes as taker. What rests later always has a greater {@code seq}.
 */
final class ChangeLog implements EngineListener {
  private EngineListener next;
  private OpenOrders open;
  private OrderHistories histories;
  private StoredRows rows;
  private List<StoredOrder> closed = new ArrayList<>();
  private TradeTape trades;
  private final ChangedMarkets markets = new ChangedMarkets();
  private Nonces nonces;
  private List<StoredAuthorization> authorizations = new ArrayList<>();
  private Settlements settlements;
  private ClosedRows taken;
  private final AuditTrail audit = new AuditTrail();

  ChangeLog(EngineListener next) {
    this.next = next;
  }

  /** Starts to follow an engine. */
  void follow(OpenOrders orders, Nonces signed, Settlements settlements) {
    open = orders;
    this.settlements = settlements;
    taken = new ClosedRows(settlements);
    settlements.journal().keep();
    nonces = signed;
    nonces.journal().keep();
    histories = orders.orders.keepHistories();
    rows = new StoredRows(orders, histories, signed);
    trades = new TradeTape(orders);
  }

  /** Tells another listener from now on. */
  void next(EngineListener listener) {
    next = listener;
  }

  /** Changed orders and trades since the last batch, each change of an order counted once. */
  int size() {
    return histories.changed().size()
        + trades.size()
        + authorizations.size()
        + nonces.journal().size()
        + settlements.journal().size()
        + audit.size();
  }

  /** Rows of orders that have closed and may be busted yet. */
  ClosedRows closedRows() {
    return taken;
  }

  AuditTrail audit() {
    return audit;
  }

  ChangedMarkets markets() {
    return markets;
  }

  /** Takes the orders that have changed, in no order. */
  List<StoredOrder> takeOrders() {
    List<StoredOrder> orders = closed;
    closed = new ArrayList<>();
    for (int i = 0; i < histories.changed().size(); i++) {
      int slot = open.find(histories.changed().get(i));
      if (slot != Orders.NIL) {
        orders.add(rows.open(slot));
      }
    }
    histories.nextBatch();
    taken.nextBatch();
    return orders;
  }

  /** Takes the trades. */
  List<Trade> takeTrades() {
    return trades.take();
  }

  /** Takes what was signed for orders. */
  List<StoredAuthorization> takeAuthorizations() {
    List<StoredAuthorization> taken = authorizations;
    authorizations = new ArrayList<>();
    return taken;
  }

  private void authorize(long seq, OrderView order) {
    Authorization by = nonces.current();
    if (by != null) {
      authorizations.add(
          new StoredAuthorization(order.orderId(), seq, by.digest(), by.signature(), by.message()));
    }
  }

  private void touch(OrderView order) {
    histories.touch(order.slot(), order.orderId());
  }

  private void close(OrderView order, OrdStatus status, CancelReason reason, long unfilled) {
    StoredOrder row = rows.closed(order.slot(), status, reason, unfilled);
    taken.closed(row, closed.size());
    closed.add(row);
  }

  @Override
  public void accepted(long seq, long ts, OrderView order) {
    histories.event(seq, ts);
    histories.start(order.slot(), order.orderId());
    authorize(seq, order);
    audit.accepted(seq, ts, order);
    next.accepted(seq, ts, order);
  }

  @Override
  public void trade(
      long seq, long ts, long tradeId, OrderView maker, OrderView taker, long price, long qty) {
    histories.event(seq, ts);
    histories.traded(maker.slot(), price, qty);
    histories.traded(taker.slot(), price, qty);
    histories.place(taker.slot());
    traded(maker);
    traded(taker);
    markets.add(maker.market());
    trades.add(seq, ts, tradeId, maker.slot(), taker.slot(), price, qty);
    audit.trade(seq, ts, tradeId, maker, taker, price, qty);
    next.trade(seq, ts, tradeId, maker, taker, price, qty);
  }

  private void traded(OrderView order) {
    touch(order);
    if (order.leaves() == 0) {
      close(order, OrdStatus.FILLED, null, 0);
    }
  }

  @Override
  public void canceled(long seq, long ts, OrderView order, CancelReason reason, long leaves) {
    histories.event(seq, ts);
    touch(order);
    close(order, OrdStatus.CANCELED, reason, leaves);
    if (reason == CancelReason.REPLACED) {
      authorize(seq, order);
    }
    audit.canceled(seq, ts, order, reason, leaves);
    next.canceled(seq, ts, order, reason, leaves);
  }

  @Override
  public void expired(long seq, long ts, OrderView order) {
    histories.event(seq, ts);
    touch(order);
    close(order, OrdStatus.EXPIRED, null, order.leaves());
    audit.expired(seq, ts, order);
    next.expired(seq, ts, order);
  }

  @Override
  public void triggered(long seq, long ts, OrderView order) {
    histories.event(seq, ts);
    touch(order);
    histories.place(order.slot());
    audit.triggered(seq, ts, order);
    next.triggered(seq, ts, order);
  }

  @Override
  public void replenished(long seq, long ts, OrderView order, long shown) {
    histories.event(seq, ts);
    touch(order);
    histories.place(order.slot());
    audit.replenished(seq, ts, order, shown);
    next.replenished(seq, ts, order, shown);
  }

  @Override
  public void restated(long seq, long ts, OrderView order) {
    histories.event(seq, ts);
    touch(order);
    audit.restated(seq, ts, order);
    next.restated(seq, ts, order);
  }

  @Override
  public void replaced(long seq, long ts, OrderView order, Priority priority) {
    histories.event(seq, ts);
    touch(order);
    if (priority == Priority.LOST) {
      histories.place(order.slot());
    }
    authorize(seq, order);
    audit.replaced(seq, ts, order, priority);
    next.replaced(seq, ts, order, priority);
  }

  @Override
  public void marketAdded(long seq, long ts, Market market) {
    histories.event(seq, ts);
    markets.add(market);
    next.marketAdded(seq, ts, market);
  }

  @Override
  public void statusChanged(long seq, long ts, Market market, MarketStatus status) {
    histories.event(seq, ts);
    markets.add(market);
    next.statusChanged(seq, ts, market, status);
  }

  @Override
  public void rejected(long seq, long ts, long orderId, OrderEntry entry, RejectReason reason) {
    audit.rejected(seq, ts, orderId, entry, reason);
    next.rejected(seq, ts, orderId, entry, reason);
  }

  @Override
  public void commandRejected(long seq, long ts, String cmd, String symbol, RejectReason reason) {
    next.commandRejected(seq, ts, cmd, symbol, reason);
  }

  @Override
  public void cancelRejected(long seq, long ts, long orderId, String clOrdId, RejectReason reason) {
    next.cancelRejected(seq, ts, orderId, clOrdId, reason);
  }

  @Override
  public void massCanceled(long seq, long ts, String account, long count) {
    next.massCanceled(seq, ts, account, count);
  }

  @Override
  public void depth(long seq, long ts, DepthView depth) {
    next.depth(seq, ts, depth);
  }

  @Override
  public void settlement(SettlementEvent event) {
    histories.event(event.seq(), event.ts());
    if (event instanceof TradeBusted busted) {
      takeBack(busted, busted.makerOrderId());
      takeBack(busted, busted.takerOrderId());
    }
    audit.settlement(event);
    next.settlement(event);
  }

  private void takeBack(TradeBusted busted, long orderId) {
    int slot = open.find(orderId);
    if (slot == Orders.NIL) {
      taken.busted(orderId, busted, closed);
    } else {
      Market market = open.market(slot);
      histories.busted(slot, market.priceOf(busted.price()), market.qtyOf(busted.qty()));
      histories.touch(slot, orderId);
    }
  }

  @Override
  public void lineRejected(long seq, long ts, long line, String reason) {
    next.lineRejected(seq, ts, line, reason);
  }
}
