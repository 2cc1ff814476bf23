package dev.matchbook.tck.rows;

import static java.math.BigDecimal.valueOf;

import dev.matchbook.core.OrdType;
import dev.matchbook.core.SelfTradePrevention;
import dev.matchbook.core.Side;
import dev.matchbook.core.TimeInForce;
import dev.matchbook.core.store.StoredOrder;
import java.math.BigDecimal;

/** Draws orders as they are when they have just been accepted. */
final class NewOrders {
  private static final int WIDTH = 9;
  private static final int ACROSS = 5;

  private final Dice dice;
  private final OpenOrders open;
  private final int accounts;

  NewOrders(Dice dice, OpenOrders open, int accounts) {
    this.dice = dice;
    this.open = open;
    this.accounts = accounts;
  }

  StoredOrder next(GeneratedMarket market, long orderId, long seq, long ts) {
    Side side = dice.of(Side.values());
    OrdType type = dice.percent(60) ? OrdType.LIMIT : dice.of(OrdType.values());
    TimeInForce tif = tif(type);
    BigDecimal qty = market.anyQty(dice);
    String account = account();
    OrderBuilder order =
        OrderBuilder.order(orderId)
            .seq(seq)
            .account(account)
            .clOrdId(clOrdId(account))
            .symbol(market.symbol())
            .side(side)
            .type(type)
            .tif(tif, tif == TimeInForce.GTD ? ts + dice.between(1, 5_000) : null)
            .stp(dice.percent(60) ? SelfTradePrevention.NONE : anyStp())
            .price(type.isPriced() ? market.price(ticks(side)) : null)
            .qty(qty)
            .grossTradeAmt(market.noAmount())
            .createdTs(ts)
            .updatedTs(ts);
    if (type.isTriggered()) {
      trigger(order, market, type);
    }
    if (type.isPriced() && (tif == TimeInForce.GTC || tif == TimeInForce.GTD)) {
      display(order, market, qty);
    }
    return (type.isTriggered() ? order.waiting() : order).build();
  }

  private int ticks(Side side) {
    int ticks = dice.between(-WIDTH, ACROSS);
    return side == Side.BUY ? ticks : -ticks;
  }

  private SelfTradePrevention anyStp() {
    return dice.of(SelfTradePrevention.values());
  }

  private String account() {
    int index = dice.between(0, accounts - 1);
    return index < Names.ACCOUNTS.size() ? Names.ACCOUNTS.get(index) : "account " + index;
  }

  private String clOrdId(String account) {
    String id = dice.percent(70) ? dice.percent(50) ? "c" + dice.between(1, 9) : anyName() : null;
    return id == null || open.isUsed(account, id) ? null : id;
  }

  private String anyName() {
    return dice.of(Names.ACCOUNTS);
  }

  private TimeInForce tif(OrdType type) {
    if (type == OrdType.MARKET) {
      return dice.of(TimeInForce.IOC, TimeInForce.FOK);
    }
    TimeInForce tif = dice.percent(60) ? TimeInForce.GTC : dice.of(TimeInForce.values());
    boolean refused = tif == TimeInForce.IOC && type.isTriggered() && !type.isPriced();
    return refused ? TimeInForce.GTD : tif;
  }

  private void trigger(OrderBuilder order, GeneratedMarket market, OrdType type) {
    order.stopPx(market.price(dice.between(-WIDTH, WIDTH)));
    if (type == OrdType.TRAILING_STOP) {
      order.trailOffset(market.distance(dice.between(1, WIDTH)));
    }
  }

  private void display(OrderBuilder order, GeneratedMarket market, BigDecimal qty) {
    switch (dice.between(0, 9)) {
      case 0 -> order.hidden();
      case 1, 2 -> order.display(market.qty(Math.max(1, market.lots(qty) / 3)));
      case 3 -> order.allOrNone();
      case 4 -> order.minFillQty(market.qty(1));
      case 5 -> order.display(qty).postOnly(true);
      case 6 -> order.postOnly(true);
      case 7 -> order.display(valueOf(0, qty.scale())).postOnly(true);
      default -> order.postOnly(false);
    }
  }
}
