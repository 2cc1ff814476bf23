package dev.matchbook.spi.json;

import java.math.BigDecimal;

/** What an order has where its line does not say; writer and reader ask the same. */
final class RowDefaults {
  private RowDefaults() {}

  /**
   * Nothing traded, with the decimals of a price and a quantity; null where no price says how many
   * those of a price are.
   */
  static BigDecimal grossTradeAmt(
      BigDecimal price, BigDecimal stopPx, BigDecimal trailOffset, BigDecimal qty) {
    BigDecimal any = price != null ? price : stopPx != null ? stopPx : trailOffset;
    return any == null ? null : BigDecimal.valueOf(0, any.scale() + qty.scale());
  }

  /** All that is open; nothing, with as many decimals, where it waits or is dark. */
  static BigDecimal shownQty(
      BigDecimal leavesQty,
      boolean waiting,
      BigDecimal displayQty,
      BigDecimal minFillQty,
      boolean allOrNone) {
    boolean hidden = displayQty != null && displayQty.signum() == 0;
    boolean shows = !waiting && !hidden && minFillQty == null && !allOrNone;
    return shows ? leavesQty : BigDecimal.valueOf(0, leavesQty.scale());
  }
}
