package dev.matchbook.core.engine;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.OrdStatus;
import dev.matchbook.core.internal.OrderFlags;
import dev.matchbook.core.internal.OrderHistories;
import dev.matchbook.core.internal.Orders;
import dev.matchbook.core.store.MarketState;
import dev.matchbook.core.store.StoredOrder;
import java.math.BigDecimal;

/** Makes the rows of a store out of an engine's state. */
final class StoredRows {
  private static final int SHOWN = OrderFlags.RESTING | OrderFlags.DARK;

  private final OpenOrders open;
  private final Orders orders;
  private final OrderHistories histories;
  private final Nonces nonces;

  StoredRows(OpenOrders open, OrderHistories histories, Nonces nonces) {
    this.open = open;
    this.nonces = nonces;
    this.orders = open.orders;
    this.histories = histories;
  }

  /** An order that rests or waits. */
  StoredOrder open(int slot) {
    boolean untouched = orders.leaves(slot) == orders.qty(slot);
    OrdStatus status = untouched ? OrdStatus.NEW : OrdStatus.PARTIALLY_FILLED;
    CancelReason given = open.hasGivenBack(orders.id(slot)) ? CancelReason.TRADE_BUSTED : null;
    return row(slot, status, given, orders.leaves(slot), orders.leaves(slot));
  }

  /**
   * An order that is just leaving.
   *
   * @param unfilled what was open of it
   */
  StoredOrder closed(int slot, OrdStatus status, CancelReason reason, long unfilled) {
    return row(slot, status, reason, unfilled, 0);
  }

  private StoredOrder row(
      int slot, OrdStatus status, CancelReason reason, long unfilled, long leaves) {
    Market market = open.market(slot);
    int flags = orders.flags(slot);
    int priceScale = market.priceScale();
    int qtyScale = market.qtyScale();
    boolean rests = leaves > 0 && (flags & OrderFlags.RESTING) != 0;
    boolean shows = leaves > 0 && (flags & SHOWN) == OrderFlags.RESTING;
    long expireTs = orders.expireTs(slot);
    return new StoredOrder(
        orders.id(slot),
        histories.version(slot),
        orders.clOrdId(slot),
        open.account(slot).name(),
        market.symbol(),
        Words.side(flags),
        Words.ordType(flags),
        Words.tif(flags),
        Words.stp(flags),
        status,
        reason,
        decimal(orders.price(slot), priceScale),
        decimal(orders.stopPx(slot), priceScale),
        decimal(orders.trailOffset(slot), priceScale),
        BigDecimal.valueOf(orders.qty(slot), qtyScale),
        BigDecimal.valueOf(leaves, qtyScale),
        BigDecimal.valueOf(orders.qty(slot) - unfilled, qtyScale),
        histories.gross(slot, priceScale + qtyScale),
        decimal(orders.displayQty(slot), qtyScale),
        BigDecimal.valueOf(shows ? orders.shown(slot) : 0, qtyScale),
        decimal(orders.minFillQty(slot), qtyScale),
        (flags & OrderFlags.ALL_OR_NONE) != 0,
        (flags & OrderFlags.POST_ONLY) != 0,
        expireTs == Orders.NONE ? null : (Long) expireTs,
        (flags & OrderFlags.WAITING) != 0 && leaves > 0,
        rests ? histories.placeOf(slot) : 0,
        histories.created(slot),
        histories.updated(slot),
        nonces.ofOrder(orders.id(slot)),
        refOf(orders.id(slot)));
  }

  private Long refOf(long orderId) {
    long ref = open.refOf(orderId);
    return ref == 0 ? null : (Long) ref;
  }

  /** A market as it is. */
  static MarketState market(Market market) {
    int scale = market.priceScale();
    return new MarketState(
        market.index(),
        market.definition(),
        market.status(),
        decimal(market.lastPrice(), scale),
        decimal(market.mark(), scale));
  }

  private static BigDecimal decimal(long units, int scale) {
    return units == Orders.NONE ? null : BigDecimal.valueOf(units, scale);
  }
}
