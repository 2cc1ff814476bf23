package dev.matchbook.core.engine;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.OrdStatus;
import dev.matchbook.core.OrdType;
import dev.matchbook.core.SelfTradePrevention;
import dev.matchbook.core.Side;
import dev.matchbook.core.TimeInForce;
import dev.matchbook.core.internal.Orders;
import dev.matchbook.core.store.StoredOrder;
import java.math.BigInteger;

/**
 * An order that has trades which may still be busted: what its quantity would come back with, as it
 * was at its last trade. While it is open the engine's own slot is what counts.
 */
final class Party {
  final long orderId;
  String account;
  Side side;
  OrdType ordType;
  TimeInForce tif;
  SelfTradePrevention stp;
  long price;
  long displayQty;
  long minFillQty;
  long expireTs;
  boolean allOrNone;
  boolean postOnly;
  BigInteger nonce;
  long cumQty;

  /** The order whose busted quantity it has itself, or 0. */
  long refOrderId;

  /** Whether it was filled whole: it has left, but nobody has taken it back. */
  boolean filled;

  /** How many of its trades may still be busted. */
  int unsettled;

  Party(long orderId) {
    this.orderId = orderId;
  }

  /** Takes the terms of an order in its slot. */
  Party at(OrderView order, BigInteger signedWith) {
    account = order.account().name();
    side = order.side();
    ordType = order.ordType();
    tif = order.tif();
    stp = order.stp();
    price = entry(order.price());
    displayQty = entry(order.displayQty());
    minFillQty = entry(order.minFillQty());
    expireTs = entry(order.expireTs());
    allOrNone = order.allOrNone();
    postOnly = order.postOnly();
    nonce = signedWith;
    cumQty = order.cumQty();
    refOrderId = order.refOrderId();
    filled = order.leaves() == 0;
    return this;
  }

  private static long entry(long value) {
    return value == Orders.NONE ? OrderEntry.NONE : value;
  }

  /** Takes the terms of an order that a store has, closed or open. */
  Party of(Market market, StoredOrder row) {
    account = row.account();
    side = row.side();
    ordType = row.ordType();
    tif = row.tif();
    stp = row.stp();
    price = row.price() == null ? OrderEntry.NONE : market.priceOf(row.price());
    displayQty = row.displayQty() == null ? OrderEntry.NONE : market.qtyOf(row.displayQty());
    minFillQty = row.minFillQty() == null ? OrderEntry.NONE : market.qtyOf(row.minFillQty());
    expireTs = row.expireTs() == null ? OrderEntry.NONE : row.expireTs();
    allOrNone = row.allOrNone();
    postOnly = row.postOnly();
    nonce = row.nonce();
    refOrderId = row.refOrderId() == null ? 0 : row.refOrderId();
    cumQty = market.qtyOf(row.cumQty());
    filled = row.status() == OrdStatus.FILLED || row.cancelReason() == CancelReason.TRADE_BUSTED;
    return this;
  }

  /** Of an order that the store has forgotten: what is known to be filled of it grows by that. */
  void forgotten(long qty) {
    if (account == null) {
      cumQty += qty;
    }
  }

  /** The order that somebody sent, of which this one is all or a part that came back. */
  long root() {
    return refOrderId == 0 ? orderId : refOrderId;
  }

  /** Whether its quantity can come back: it has a limit, and time. */
  boolean canRest() {
    return price != OrderEntry.NONE && tif != TimeInForce.IOC && tif != TimeInForce.FOK;
  }

  /** An order of that quantity with its terms. */
  void enter(OrderEntry entry, Market market, Account owner, long qty) {
    entry.reset().market(market).account(owner).side(side).ordType(OrdType.LIMIT).tif(tif);
    entry.stp(stp).price(price).qty(qty).expireTs(expireTs);
    entry.postOnly(postOnly).allOrNone(allOrNone);
    entry.displayQty(displayQty == OrderEntry.NONE ? displayQty : Math.min(displayQty, qty));
    entry.minFillQty(minFillQty == OrderEntry.NONE ? minFillQty : Math.min(minFillQty, qty));
    entry.refOrderId = root();
  }

  void addTo(StateHash hash) {
    hash.add(orderId).add(cumQty).add(filled ? 1 : 0);
  }
}
