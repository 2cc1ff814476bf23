package dev.matchbook.core.oracle;

import dev.matchbook.core.OrdType;
import dev.matchbook.core.SelfTradePrevention;
import dev.matchbook.core.Side;
import dev.matchbook.core.TimeInForce;
import dev.matchbook.core.command.NewOrder;
import java.math.BigDecimal;

/** A new order in the making: first one that makes sense, then maybe broken somewhere. */
final class RandomOrder {
  private final Dice dice;
  private final Flavour flavour;
  final RandomMarket market;
  final String account;
  final String clOrdId;
  final Side side;
  private OrdType ordType;
  private BigDecimal qty;
  private BigDecimal price;
  private BigDecimal stopPx;
  private BigDecimal trailOffset;
  private TimeInForce tif;
  private Long expireTs;
  private boolean postOnly;
  private BigDecimal displayQty;
  private BigDecimal minFillQty;
  private boolean allOrNone;
  private SelfTradePrevention stp;

  RandomOrder(
      Dice dice,
      Flavour flavour,
      RandomMarket market,
      String account,
      String clOrdId,
      long nowNanos) {
    this.dice = dice;
    this.flavour = flavour;
    this.market = market;
    this.account = account;
    this.clOrdId = clOrdId;
    // one side of a huge market has to fill up before the other takes it away
    this.side = flavour == Flavour.HUGE && dice.percent(70) ? Side.SELL : dice.of(Side.values());
    chooseType();
    chooseTif(nowNanos);
    chooseConditions();
    if (dice.percent(flavour.broken)) {
      breakSomething(nowNanos);
    }
  }

  private void chooseType() {
    qty = market.qty();
    if (dice.percent(flavour.trigger)) {
      ordType =
          dice.of(
              OrdType.STOP,
              OrdType.STOP_LIMIT,
              OrdType.STOP_LIMIT,
              OrdType.TAKE_PROFIT,
              OrdType.TAKE_PROFIT_LIMIT,
              OrdType.TRAILING_STOP,
              OrdType.TRAILING_STOP);
    } else {
      ordType = dice.percent(12) ? OrdType.MARKET : OrdType.LIMIT;
    }
    boolean trailing = ordType == OrdType.TRAILING_STOP;
    price = ordType.isPriced() ? market.price() : null;
    stopPx = ordType.isTriggered() && (!trailing || dice.percent(40)) ? market.price() : null;
    trailOffset = trailing ? market.offset() : null;
  }

  private void chooseTif(long nowNanos) {
    tif = TimeInForce.GTC;
    if (ordType != OrdType.MARKET && dice.percent(flavour.expiring)) {
      tif = TimeInForce.GTD;
      expireTs = nowNanos + dice.between(1, 60);
    } else if (dice.percent(12)) {
      boolean marketLater = ordType.isTriggered() && !ordType.isPriced();
      tif = marketLater || dice.percent(50) ? TimeInForce.FOK : TimeInForce.IOC;
    }
  }

  private void chooseConditions() {
    boolean mayRest = ordType.isPriced() && (tif == TimeInForce.GTC || tif == TimeInForce.GTD);
    if (dice.percent(flavour.conditional)) {
      lookAcross();
      if (tif == TimeInForce.FOK || dice.percent(45)) {
        allOrNone = true;
      } else {
        minFillQty = dice.percent(15) ? qty : market.partOf(qty);
      }
    } else if (mayRest) {
      postOnly = dice.percent(flavour.postOnly);
      if (dice.percent(flavour.display)) {
        displayQty =
            dice.percent(30) ? BigDecimal.ZERO : dice.percent(10) ? qty : chooseDisplayed();
      }
    }
    stp =
        dice.percent(flavour.stp)
            ? dice.of(SelfTradePrevention.values())
            : SelfTradePrevention.NONE;
  }

  /** Makes it large and well priced, so that it waits for several orders across, §6. */
  private void lookAcross() {
    if (dice.percent(50)) {
      qty = market.withinBounds(qty.add(market.lots(dice.between(1, 12))));
    }
    if (price != null && dice.percent(50)) {
      BigDecimal other = market.price();
      price = side == Side.BUY ? price.max(other) : price.min(other);
    }
  }

  private BigDecimal chooseDisplayed() {
    return dice.percent(30) ? market.lots(dice.between(1, 3)).min(qty) : market.partOf(qty);
  }

  private void breakSomething(long nowNanos) {
    switch (dice.between(0, 15)) {
      case 0 -> qty = dice.broken(qty);
      case 1 -> price = price == null ? market.price() : null;
      case 2 -> price = price == null ? null : dice.broken(price);
      case 3 -> stopPx = stopPx == null ? market.price() : null;
      case 4 -> stopPx = stopPx == null ? null : dice.broken(stopPx);
      case 5 -> trailOffset = trailOffset == null ? market.offset() : null;
      case 6 -> trailOffset = trailOffset == null ? null : dice.broken(trailOffset);
      case 7 -> tif = dice.of(TimeInForce.values());
      case 8 -> expireTs = dice.of(null, 0L, nowNanos, nowNanos + 1, Long.MAX_VALUE);
      case 9 -> {
        tif = TimeInForce.GTD;
        expireTs = dice.of(0L, nowNanos, nowNanos + 1, Long.MAX_VALUE);
      }
      case 10 -> displayQty = dice.broken(displayQty == null ? qty : displayQty);
      case 11 -> displayQty = dice.of(BigDecimal.ZERO, qty, market.partOf(qty));
      case 12 -> minFillQty = dice.broken(minFillQty == null ? qty : minFillQty);
      case 13 -> minFillQty = market.partOf(qty);
      case 14 -> allOrNone = true;
      default -> postOnly = true;
    }
  }

  NewOrder command(long ts) {
    return new NewOrder(
        ts,
        market.symbol(),
        account,
        side,
        ordType,
        dice.rewritten(qty),
        price == null ? null : dice.rewritten(price),
        stopPx,
        trailOffset,
        tif,
        expireTs,
        postOnly,
        displayQty,
        minFillQty,
        allOrNone,
        stp,
        clOrdId);
  }
}
