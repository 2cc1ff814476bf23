package dev.matchbook.core.engine;

import dev.matchbook.core.OrdType;
import dev.matchbook.core.SelfTradePrevention;
import dev.matchbook.core.Side;
import dev.matchbook.core.TimeInForce;
import dev.matchbook.core.internal.OrderFlags;
import dev.matchbook.core.internal.Orders;

/**
 * An order as it is at the moment of a callback. The engine reuses the object: it is valid until
 * the callback returns, and only on the engine's thread. Prices and quantities are in the units of
 * its {@link #market}.
 */
public final class OrderView {
  /** What an absent price, quantity or time is. */
  public static final long NONE = Orders.NONE;

  private final OpenOrders open;
  private final Orders orders;
  private int slot;

  OrderView(OpenOrders open) {
    this.open = open;
    this.orders = open.orders;
  }

  OrderView at(int slot) {
    this.slot = slot;
    return this;
  }

  int slot() {
    return slot;
  }

  /** The engine's id (FIX tag 37). */
  public long orderId() {
    return orders.id(slot);
  }

  /** The host's id (tag 11), or null. */
  public String clOrdId() {
    return orders.clOrdId(slot);
  }

  /** Who owns it (tag 1). */
  public Account account() {
    return open.account(slot);
  }

  /** The order whose busted quantity it has (tag 1080), or 0. */
  public long refOrderId() {
    return open.refOf(orders.id(slot));
  }

  /** Where it is (tag 55). */
  public Market market() {
    return open.market(slot);
  }

  /** Its side (tag 54). */
  public Side side() {
    return Words.side(orders.flags(slot));
  }

  /** Its type (tag 40), also after it was triggered. */
  public OrdType ordType() {
    return Words.ordType(orders.flags(slot));
  }

  /** Its time in force as read by §4.9 (tag 59). */
  public TimeInForce tif() {
    return Words.tif(orders.flags(slot));
  }

  /** Its self-trade prevention (tag 2362). */
  public SelfTradePrevention stp() {
    return Words.stp(orders.flags(slot));
  }

  /** Limit price (tag 44), or {@link #NONE}. */
  public long price() {
    return orders.price(slot);
  }

  /** Trigger price (tag 99), also after it was triggered, or {@link #NONE}. */
  public long stopPx() {
    return orders.stopPx(slot);
  }

  /** Distance of a trailing stop, or {@link #NONE}. */
  public long trailOffset() {
    return orders.trailOffset(slot);
  }

  /** Order quantity (tag 38): {@code cumQty + leaves}. */
  public long qty() {
    return orders.qty(slot);
  }

  /** What is open of it (tag 151). */
  public long leaves() {
    return orders.leaves(slot);
  }

  /** What was filled (tag 14). */
  public long cumQty() {
    return orders.qty(slot) - orders.leaves(slot);
  }

  /** {@code displayQty} as given (tag 1138), or {@link #NONE}. */
  public long displayQty() {
    return orders.displayQty(slot);
  }

  /** What it shows in the book now: 0 where it waits, is hidden or conditional. */
  public long shownQty() {
    boolean displayed = orders.is(slot, OrderFlags.RESTING) && !orders.is(slot, OrderFlags.DARK);
    return displayed ? orders.shown(slot) : 0;
  }

  /** Smallest fill (tag 110), or {@link #NONE}. */
  public long minFillQty() {
    return orders.minFillQty(slot);
  }

  /** Whether it fills whole or not at all. */
  public boolean allOrNone() {
    return orders.is(slot, OrderFlags.ALL_OR_NONE);
  }

  /** Whether it refuses to take liquidity. */
  public boolean postOnly() {
    return orders.is(slot, OrderFlags.POST_ONLY);
  }

  /** When it expires (tag 126), or {@link #NONE}. */
  public long expireTs() {
    return orders.expireTs(slot);
  }

  /** Whether it waits for its trigger. */
  public boolean isWaiting() {
    return orders.is(slot, OrderFlags.WAITING);
  }
}
