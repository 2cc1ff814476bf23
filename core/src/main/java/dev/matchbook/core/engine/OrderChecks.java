package dev.matchbook.core.engine;

import static dev.matchbook.core.engine.OrderEntry.NONE;

import dev.matchbook.core.MarketStatus;
import dev.matchbook.core.OrdType;
import dev.matchbook.core.RejectReason;
import dev.matchbook.core.TimeInForce;
import dev.matchbook.core.internal.BookSide;
import dev.matchbook.core.internal.Orders;

/** The checks of RULEBOOK §4, in their order; the first that fails gives the reason. */
final class OrderChecks {
  private final OpenOrders open;
  private final Probe probe;

  OrderChecks(OpenOrders open, Probe probe) {
    this.open = open;
    this.probe = probe;
  }

  /** Why the order is refused, or null. May turn the {@code GTC} of a market order into IOC. */
  RejectReason reject(OrderEntry e, long now) {
    Market market = e.market;
    if (market == null) {
      return RejectReason.UNKNOWN_SYMBOL;
    }
    if (market.status() == MarketStatus.HALTED) {
      return RejectReason.MARKET_HALTED;
    }
    if (e.clOrdId != null && open.find(e.account, e.clOrdId) != Orders.NIL) {
      return RejectReason.DUPLICATE_CL_ORD_ID;
    }
    if (!market.isValidQty(e.qty)) {
      return RejectReason.INVALID_QTY;
    }
    RejectReason reason = prices(e, market);
    if (reason == null) {
      reason = tif(e, now) ? conditions(e, market) : RejectReason.INVALID_TIF;
    }
    return reason == null ? context(e, market) : reason;
  }

  /** As {@link #reject}, of a plain order: what of it can fail there. */
  RejectReason rejectPlain(OrderEntry e) {
    Market market = e.market;
    if (market == null) {
      return RejectReason.UNKNOWN_SYMBOL;
    }
    if (market.status() == MarketStatus.HALTED) {
      return RejectReason.MARKET_HALTED;
    }
    if (!market.isValidQty(e.qty)) {
      return RejectReason.INVALID_QTY;
    }
    if (!market.isValidPrice(e.price)) {
      return RejectReason.INVALID_PRICE;
    }
    if (!market.isInBand(e.price)) {
      return RejectReason.PRICE_OUT_OF_BAND;
    }
    boolean rests = !e.isImmediate();
    return rests && !market.side(e.flags).hasRoomFor(e.qty) ? RejectReason.SIDE_CAPACITY : null;
  }

  /** §4.5 to §4.8. */
  private static RejectReason prices(OrderEntry e, Market market) {
    OrdType type = e.ordType();
    if (type.isPriced() ? !market.isValidPrice(e.price) : e.price != NONE) {
      return RejectReason.INVALID_PRICE;
    }
    boolean trails = type == OrdType.TRAILING_STOP;
    boolean needsStop = type.isTriggered() && !(trails && e.stopPx == NONE);
    if (needsStop ? !market.isValidPrice(e.stopPx) : e.stopPx != NONE) {
      return RejectReason.INVALID_STOP_PX;
    }
    if (trails ? !market.isValidPrice(e.trailOffset) : e.trailOffset != NONE) {
      return RejectReason.INVALID_TRAIL_OFFSET;
    }
    if (trails && e.stopPx == NONE && market.lastPrice() == Market.NO_PRICE) {
      return RejectReason.NO_REFERENCE_PRICE;
    }
    return null;
  }

  /** §4.9. */
  private static boolean tif(OrderEntry e, long now) {
    boolean dated = e.tif() == TimeInForce.GTD;
    if (dated != (e.expireTs != NONE) || dated && e.expireTs <= now) {
      return false;
    }
    if (e.ordType() == OrdType.MARKET) {
      if (e.tif() == TimeInForce.GTC) {
        e.tif(TimeInForce.IOC);
      }
      return !dated;
    }
    return e.ordType().isPriced() || e.tif() != TimeInForce.IOC;
  }

  /** §4.10 to §4.12. */
  private static RejectReason conditions(OrderEntry e, Market market) {
    boolean immediate = e.tif() == TimeInForce.IOC || e.tif() == TimeInForce.FOK;
    boolean rests = e.ordType().isPriced() && !immediate;
    boolean displays = e.displayQty != NONE;
    if (displays && (!rests || !isValidDisplay(e.displayQty, e.qty, market))) {
      return RejectReason.INVALID_DISPLAY_QTY;
    }
    boolean minFill = e.minFillQty != NONE;
    if (minFill
        && (!market.isLots(e.minFillQty)
            || e.minFillQty > e.qty
            || e.allOrNone
            || e.tif() == TimeInForce.FOK)) {
      return RejectReason.INVALID_MIN_FILL_QTY;
    }
    boolean conditional = e.allOrNone || minFill;
    if (e.postOnly && (!rests || conditional) || displays && conditional) {
      return RejectReason.INVALID_CONDITION;
    }
    return null;
  }

  static boolean isValidDisplay(long displayQty, long qty, Market market) {
    return displayQty == 0
        || market.isLots(displayQty) && displayQty <= qty && !isTooSmallDisplay(displayQty, qty);
  }

  /** Above 0 and below a thousandth of the quantity. */
  static boolean isTooSmallDisplay(long displayQty, long qty) {
    return displayQty > 0 && displayQty < (qty + 999) / 1000;
  }

  /** §4.13 to §4.15: what depends on the book. */
  private RejectReason context(OrderEntry e, Market market) {
    if (e.ordType().isPriced() && !market.isInBand(e.price)) {
      return RejectReason.PRICE_OUT_OF_BAND;
    }
    boolean immediate = e.tif() == TimeInForce.IOC || e.tif() == TimeInForce.FOK;
    boolean neverOpen = e.ordType() == OrdType.MARKET || e.ordType() == OrdType.LIMIT && immediate;
    BookSide side = market.side(e.side());
    if (!neverOpen && !hasRoom(e, side, market)) {
      return RejectReason.SIDE_CAPACITY;
    }
    boolean crosses = e.postOnly && e.ordType() == OrdType.LIMIT && wouldCross(e, market);
    return crosses ? RejectReason.POST_ONLY_WOULD_CROSS : null;
  }

  /**
   * Why an order is refused that passed the checks once, or null: what was right of it then, its
   * price and the bounds of its quantity, is not asked again.
   */
  RejectReason rejectAgain(OrderEntry e, long now) {
    Market market = e.market;
    if (market.status() == MarketStatus.HALTED) {
      return RejectReason.MARKET_HALTED;
    }
    if (e.expireTs != NONE && e.expireTs <= now) {
      return RejectReason.INVALID_TIF;
    }
    if (!hasRoom(e, market.side(e.side()), market)) {
      return RejectReason.SIDE_CAPACITY;
    }
    return e.postOnly && wouldCross(e, market) ? RejectReason.POST_ONLY_WOULD_CROSS : null;
  }

  private boolean wouldCross(OrderEntry e, Market market) {
    BookSide against = market.side(e.side().opposite());
    long limit = against.keyOf(e.price);
    long fill = probe.fillable(e.account.index(), e.stp(), e.qty, against, limit, 1);
    return fill > 0 || probe.metOwn();
  }

  private static boolean hasRoom(OrderEntry e, BookSide side, Market market) {
    boolean conditional = e.allOrNone || e.minFillQty != NONE;
    return side.hasRoomFor(e.qty)
        && !(conditional && side.openConditional() >= market.definition().maxConditional());
  }
}
