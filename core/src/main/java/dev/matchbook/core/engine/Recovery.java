package dev.matchbook.core.engine;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.command.Shape;
import dev.matchbook.core.internal.BookSide;
import dev.matchbook.core.internal.OrderFlags;
import dev.matchbook.core.internal.OrderHistories;
import dev.matchbook.core.internal.Orders;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.core.store.MarketState;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.StoreException;
import dev.matchbook.core.store.StoredNonce;
import dev.matchbook.core.store.StoredOrder;
import java.math.BigDecimal;

/**
 * Brings an engine to the state that a store has: markets, open orders in their queues, counters.
 *
 * <p>What the store gives is checked against what an engine can be; a row that cannot belong to one
 * is <i>corrupt</i>, since to leave it out would lose an order in silence.
 */
final class Recovery {
  private final ExchangeStore store;
  private final MatchingEngine engine;
  private final OpenOrders open;
  private final Orders orders;
  private final OrderHistories histories;
  private final OrderEntry entry = new OrderEntry();
  private final Checkpoint checkpoint;

  /**
   * A recovery.
   *
   * @param checkpoint the store's, read before its rows
   */
  Recovery(ExchangeStore store, MatchingEngine engine, Checkpoint checkpoint) {
    this.store = store;
    this.checkpoint = checkpoint;
    this.engine = engine;
    this.open = engine.open;
    this.orders = open.orders;
    this.histories = orders.histories();
  }

  void run() {
    engine.restore(checkpoint);
    for (MarketState state : store.markets()) {
      restore(state);
    }
    restoreNonces();
  }

  private void restoreNonces() {
    Cursor after = null;
    do {
      Page<StoredNonce> page = store.nonces(after, Page.MAX_ROWS);
      for (StoredNonce row : page.rows()) {
        if (row.seq() > checkpoint.seq() || !Shape.isText(row.account()) || !isOfEngine(row)) {
          throw corrupt("nonce " + row);
        }
        engine.nonces.restore(row);
      }
      after = page.next();
    } while (after != null);
  }

  /** Whether an engine can have written it. */
  private static boolean isOfEngine(StoredNonce row) {
    return row.value().signum() > 0
        && switch (row.kind()) {
          case NEXT, BELOW -> row.key().signum() == 0;
          case WORD -> true;
          case DIGEST -> row.value().bitLength() < Long.SIZE;
        };
  }

  private void restore(MarketState state) {
    if (state.index() != open.marketCount() || engine.market(state.symbol()) != null) {
      throw corrupt("market " + state.symbol() + " with index " + state.index());
    }
    Market market = engine.define(state.definition());
    market.restore(
        state.status(),
        price(market, "lastPrice", state.lastPrice()),
        price(market, "mark", state.mark()));
    Cursor after = null;
    do {
      Page<StoredOrder> page = store.openOrders(state.symbol(), after, Page.MAX_ROWS);
      page.rows().forEach(order -> restoreOrCorrupt(market, order));
      after = page.next();
    } while (after != null);
  }

  private void restoreOrCorrupt(Market market, StoredOrder order) {
    try {
      restore(market, order);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw StoreException.corrupt(
          store.name(), "recovery: order " + order.orderId() + ": " + e.getMessage(), e);
    }
  }

  private void restore(Market market, StoredOrder order) {
    if (order.orderId() > checkpoint.orderId()
        || order.seq() > checkpoint.seq()
        || open.find(order.orderId()) != Orders.NIL
        || !order.isOpen()) {
      throw corrupt("order " + order.orderId() + " is not one of the checkpoint's open orders");
    }
    int slot = slot(market, order);
    if (order.waiting()) {
      if (!order.ordType().isTriggered()) {
        throw corrupt("order " + order.orderId() + " waits without a trigger");
      }
      open.await(slot);
    } else {
      rest(market, slot, order);
    }
    if (order.nonce() != null) {
      engine.nonces.signed(order.orderId(), order.nonce());
    }
    if (order.cancelReason() == CancelReason.TRADE_BUSTED) {
      open.givenBack(order.orderId());
    }
    if (order.refOrderId() != null) {
      open.link(order.orderId(), order.refOrderId());
    }
    histories.restore(
        slot,
        order.seq(),
        order.place(),
        order.grossTradeAmt().setScale(market.priceScale() + market.qtyScale()).unscaledValue(),
        order.createdTs(),
        order.updatedTs());
  }

  private int slot(Market market, StoredOrder o) {
    long qty = qty(market, o, "qty", o.qty());
    long leaves = qty(market, o, "leavesQty", o.leavesQty());
    if (leaves > qty || qty(market, o, "cumQty", o.cumQty()) != qty - leaves) {
      throw corrupt("order " + o.orderId() + ": qty is not cumQty + leavesQty");
    }
    if (o.price() == null == o.ordType().isPriced() || o.stopPx() == null && o.waiting()) {
      throw corrupt("order " + o.orderId() + ": a price is missing or too much");
    }
    if (!Shape.isText(o.account())) {
      throw new IllegalArgumentException("account: not 1 to 64 printable ASCII characters");
    }
    entry.reset().market(market).account(open.accounts.get(o.account())).side(o.side());
    entry.ordType(o.ordType()).tif(o.tif()).stp(o.stp()).qty(qty).clOrdId(o.clOrdId());
    entry.price(optional(price(market, "price", o.price())));
    entry.stopPx(optional(price(market, "stopPx", o.stopPx())));
    entry.trailOffset(optional(price(market, "trailOffset", o.trailOffset())));
    entry.displayQty(o.displayQty() == null ? OrderEntry.NONE : market.qtyOf(o.displayQty()));
    entry.minFillQty(o.minFillQty() == null ? OrderEntry.NONE : market.qtyOf(o.minFillQty()));
    entry.allOrNone(o.allOrNone()).postOnly(o.postOnly());
    entry.expireTs(o.expireTs() == null ? OrderEntry.NONE : o.expireTs());
    int slot = Slots.fill(orders, o.orderId(), entry);
    orders.leaves(slot, leaves);
    return slot;
  }

  private void rest(Market market, int slot, StoredOrder order) {
    if (orders.price(slot) == Orders.NONE) {
      throw corrupt("order " + order.orderId() + " rests without a price");
    }
    open.rest(slot);
    if (!orders.is(slot, OrderFlags.DARK)) {
      BookSide side = market.side(orders.flags(slot));
      long shown = qty(market, order, "shownQty", order.shownQty());
      if (shown < 1 || shown > orders.leaves(slot)) {
        throw corrupt("order " + order.orderId() + ": shownQty: " + order.shownQty());
      }
      side.reduce(slot, orders.leaves(slot), shown);
    }
  }

  private static long optional(long price) {
    return price == Market.NO_PRICE ? OrderEntry.NONE : price;
  }

  private long price(Market market, String field, BigDecimal value) {
    long units = value == null ? Market.NO_PRICE : market.priceOf(value);
    if (value != null && (units < 1 || units % market.tickSize() != 0)) {
      throw corrupt("market " + market.symbol() + ": " + field + ": " + value);
    }
    return units;
  }

  private long qty(Market market, StoredOrder order, String field, BigDecimal value) {
    long units = market.qtyOf(value);
    if (units < 0 || units % market.lotSize() != 0) {
      throw corrupt("order " + order.orderId() + ": " + field + ": " + value);
    }
    return units;
  }

  private StoreException corrupt(String what) {
    return StoreException.corrupt(store.name(), "recovery: " + what, null);
  }
}
