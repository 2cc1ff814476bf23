package dev.matchbook.core.engine;

import static dev.matchbook.core.engine.OrderEntry.NONE;

import dev.matchbook.core.Side;
import dev.matchbook.core.internal.OrderFlags;
import dev.matchbook.core.internal.Orders;

/** Turns an entry that passed its checks into an order in a slot. */
final class Slots {
  private Slots() {}

  static int fill(Orders orders, long id, OrderEntry e) {
    int slot = orders.take();
    int flags = e.flags & Words.MASK | conditions(e);
    orders.set(slot, id, e.qty);
    long price = e.price == NONE ? Orders.NONE : e.price;
    orders.setTerms(slot, e.qty, price, e.account.index(), e.market.index());
    if (needsCold(e)) {
      orders.takeCold(slot);
    }
    if (e.displayQty != NONE) {
      flags |= OrderFlags.HAS_DISPLAY;
      orders.displayQty(slot, e.displayQty);
    }
    if (e.minFillQty != NONE) {
      flags |= OrderFlags.HAS_MIN_FILL;
      orders.minFillQty(slot, e.minFillQty);
    }
    if (e.ordType().isTriggered()) {
      flags |= OrderFlags.HAS_STOP;
      orders.stopPx(slot, firstStop(e));
      orders.trailOffset(slot, e.trailOffset == NONE ? Orders.NONE : e.trailOffset);
    }
    if (e.expireTs != NONE) {
      flags |= OrderFlags.HAS_EXPIRY;
      orders.expireTs(slot, e.expireTs);
    }
    if (e.clOrdId != null) {
      flags |= OrderFlags.HAS_CL_ORD_ID;
      orders.clOrdId(slot, e.clOrdId);
    }
    orders.flags(slot, flags);
    return slot;
  }

  private static boolean needsCold(OrderEntry e) {
    return e.displayQty != NONE
        || e.minFillQty != NONE
        || e.expireTs != NONE
        || e.ordType().isTriggered();
  }

  private static int conditions(OrderEntry e) {
    int flags = e.postOnly ? OrderFlags.POST_ONLY : 0;
    if (e.allOrNone) {
      flags |= OrderFlags.ALL_OR_NONE;
    }
    if (e.allOrNone || e.minFillQty != NONE || e.displayQty == 0) {
      flags |= OrderFlags.DARK;
    }
    return flags;
  }

  /** §7: without a stop price a trailing stop starts at its offset, at least one tick. */
  private static long firstStop(OrderEntry e) {
    if (e.stopPx != NONE) {
      return e.stopPx;
    }
    long last = e.market.lastPrice();
    return e.side() == Side.SELL
        ? Math.max(e.market.tickSize(), last - e.trailOffset)
        : last + e.trailOffset;
  }
}
