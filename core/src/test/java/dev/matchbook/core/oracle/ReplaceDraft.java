package dev.matchbook.core.oracle;

import dev.matchbook.core.command.NewOrder;
import dev.matchbook.core.command.ReplaceOrder;
import java.math.BigDecimal;

/** New values for an order that may be open: one to four of them, each maybe broken. */
final class ReplaceDraft {
  private final Dice dice;
  private final Flavour flavour;
  private final RandomMarket market;
  private BigDecimal qty;
  private BigDecimal price;
  private BigDecimal stopPx;
  private BigDecimal displayQty;

  /** The old order as it was entered may be null. */
  ReplaceDraft(Dice dice, Flavour flavour, RandomMarket market, NewOrder old) {
    this.dice = dice;
    this.flavour = flavour;
    this.market = market;
    do {
      qty = dice.percent(55) ? chooseQty(old) : null;
      price = dice.percent(hasPrice(old) ? 45 : 4) ? choosePrice(old) : null;
      stopPx = dice.percent(hasStopPx(old) ? 45 : 4) ? market.price() : null;
      displayQty = dice.percent(hasDisplay(old) ? 40 : 4) ? chooseDisplayQty(old) : null;
    } while (qty == null && price == null && stopPx == null && displayQty == null);
  }

  private static boolean hasPrice(NewOrder old) {
    return old != null && old.price() != null;
  }

  private static boolean hasStopPx(NewOrder old) {
    return old != null && old.ordType().isTriggered();
  }

  private static boolean hasDisplay(NewOrder old) {
    return old != null && old.displayQty() != null;
  }

  private BigDecimal chooseQty(NewOrder old) {
    if (old == null || dice.percent(30)) {
      return market.qty();
    }
    BigDecimal moved = old.qty().add(market.lots(dice.between(-4, 3)));
    if (dice.percent(4)) {
      moved = old.qty().multiply(BigDecimal.valueOf(dice.between(900, 1100)));
    }
    return Dice.isWritable(moved) ? moved : old.qty();
  }

  private BigDecimal choosePrice(NewOrder old) {
    return hasPrice(old) && dice.percent(25) ? old.price() : market.price();
  }

  private BigDecimal chooseDisplayQty(NewOrder old) {
    boolean hidden = hasDisplay(old) && old.displayQty().signum() == 0;
    if (hidden != dice.percent(15)) {
      return BigDecimal.ZERO;
    }
    return dice.percent(40)
        ? market.lots(dice.between(1, 4))
        : market.partOf(old == null ? market.qty() : old.qty());
  }

  private BigDecimal maybeBroken(BigDecimal value) {
    if (value == null) {
      return null;
    }
    return dice.percent(flavour.broken) ? dice.broken(value) : dice.rewritten(value);
  }

  ReplaceOrder command(long ts, Long orderId, String account, String clOrdId) {
    return new ReplaceOrder(
        ts,
        orderId,
        account,
        clOrdId,
        maybeBroken(qty),
        maybeBroken(price),
        maybeBroken(stopPx),
        maybeBroken(displayQty));
  }
}
