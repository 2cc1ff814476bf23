package dev.matchbook.tck.rows;

import static dev.matchbook.tck.rows.OrderBuilder.like;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.OrdType;
import dev.matchbook.core.Side;
import dev.matchbook.core.TimeInForce;
import dev.matchbook.core.event.OrderCanceled;
import dev.matchbook.core.event.OrderReplenished;
import dev.matchbook.core.store.StoredOrder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * What an order does that meets the book of a generated exchange. Not the rulebook: near enough
 * that its rows look like those of an engine.
 */
final class Walk {
  private static final int MOST_FILLS = 5;
  private static final int MOST_TRAILING = 10;

  private final Venue venue;
  private final Dice dice;
  private OrderBuilder taker;
  private long lastTradeSeq;

  Walk(Venue venue, Dice dice) {
    this.venue = venue;
    this.dice = dice;
  }

  /** Trades as far as it can; what is left rests or is canceled. */
  void enter(StoredOrder order) {
    taker = like(order).rests(0);
    lastTradeSeq = 0;
    List<StoredOrder> makers =
        venue.open().best(order.symbol(), order.side().opposite(), MOST_FILLS);
    if (!isTestedInVain(order, makers)) {
      makers.forEach(maker -> meet(order, maker));
    }
    finish(order);
    if (lastTradeSeq > 0) {
      trail(order.symbol());
    }
  }

  private static boolean isTestedInVain(StoredOrder order, List<StoredOrder> makers) {
    if (order.tif() != TimeInForce.FOK && !order.allOrNone()) {
      return false;
    }
    BigDecimal there =
        makers.stream()
            .filter(maker -> reaches(order, maker) && !isConditional(maker))
            .map(Walk::atHand)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return there.compareTo(order.leavesQty()) < 0;
  }

  private static boolean isConditional(StoredOrder order) {
    return order.allOrNone() || order.minFillQty() != null;
  }

  private static BigDecimal atHand(StoredOrder maker) {
    return maker.isDark() ? maker.leavesQty() : maker.shownQty();
  }

  private static boolean reaches(StoredOrder order, StoredOrder maker) {
    if (order.price() == null) {
      return true;
    }
    int over = order.price().compareTo(maker.price());
    return order.side() == Side.BUY ? over >= 0 : over <= 0;
  }

  private void meet(StoredOrder order, StoredOrder maker) {
    BigDecimal left = taker.leavesQty();
    boolean skipped = maker.allOrNone() && left.compareTo(maker.leavesQty()) < 0;
    if (left.signum() == 0 || skipped || !reaches(order, maker)) {
      return;
    }
    BigDecimal qty = left.min(atHand(maker));
    lastTradeSeq = venue.nextSeq();
    OrderBuilder resting = like(maker).fill(qty, maker.price());
    taker.fill(qty, maker.price());
    StoredOrder now = venue.changed(resting);
    trade(order, maker, qty);
    if (now.isOpen() && !now.isDark() && now.shownQty().signum() == 0) {
      long tail = venue.nextSeq();
      venue.told(
          now.symbol(), new OrderReplenished(tail, venue.ts(), now.orderId(), now.displayQty()));
      venue.changed(like(now).display(now.displayQty()).rests(tail));
    }
  }

  private void trade(StoredOrder order, StoredOrder maker, BigDecimal qty) {
    venue.happened(
        TradeBuilder.trade(venue.nextTradeId())
            .seq(lastTradeSeq)
            .ts(venue.ts())
            .symbol(order.symbol())
            .price(maker.price())
            .qty(qty)
            .takerSide(order.side())
            .maker(maker.orderId(), maker.account(), maker.leavesQty().subtract(qty))
            .taker(order.orderId(), order.account(), taker.leavesQty())
            .fees(fee(order, maker, qty, -1), fee(order, maker, qty, 2))
            .build());
  }

  private BigDecimal fee(StoredOrder order, StoredOrder maker, BigDecimal qty, int rate) {
    int scale = venue.market(order.symbol()).state().definition().feeScale();
    BigDecimal share = BigDecimal.valueOf(dice.percent(20) ? 0 : rate, 4);
    return qty.multiply(maker.price()).multiply(share).setScale(scale, RoundingMode.HALF_EVEN);
  }

  private void finish(StoredOrder order) {
    if (taker.leavesQty().signum() == 0) {
      venue.changed(taker);
      return;
    }
    CancelReason reason = reason(order);
    if (reason == null) {
      taker.display(order.displayQty()).rests(venue.seq());
      venue.changed(order.isDark() ? taker.shown(none(order)) : taker);
    } else {
      long seq = venue.nextSeq();
      BigDecimal leaves = taker.leavesQty();
      venue.told(
          order.symbol(), new OrderCanceled(seq, venue.ts(), order.orderId(), reason, leaves));
      venue.changed(taker.cancel(reason));
    }
  }

  private CancelReason reason(StoredOrder order) {
    if (order.tif() == TimeInForce.FOK) {
      return CancelReason.FILL_OR_KILL;
    }
    if (!order.ordType().isPriced()) {
      return dice.of(CancelReason.NO_LIQUIDITY, CancelReason.PRICE_PROTECTION);
    }
    if (order.tif() == TimeInForce.IOC) {
      return CancelReason.IMMEDIATE_OR_CANCEL;
    }
    boolean crosses =
        venue.open().best(order.symbol(), order.side().opposite(), 1).stream()
            .anyMatch(maker -> reaches(order, maker));
    if (crosses) {
      return order.postOnly() ? CancelReason.POST_ONLY_WOULD_CROSS : CancelReason.SELF_TRADE;
    }
    return null;
  }

  private void trail(String symbol) {
    for (StoredOrder order : venue.open().waiting(symbol, MOST_TRAILING)) {
      if (order.ordType() == OrdType.TRAILING_STOP && order.seq() < lastTradeSeq) {
        int ticks = dice.between(-20, 20);
        venue.changed(like(order).stopPx(venue.market(symbol).price(ticks)), lastTradeSeq);
      }
    }
  }

  private static BigDecimal none(StoredOrder order) {
    return BigDecimal.valueOf(0, order.qty().scale());
  }
}
