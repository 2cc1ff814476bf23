package dev.matchbook.core.command;

import java.math.BigDecimal;

/**
 * Changes an open order, RULEBOOK §2 and §8 {@code replace} (FIX OrderCancelReplaceRequest, G). At
 * least one of {@code qty}, {@code price}, {@code stopPx}, {@code displayQty} is given.
 *
 * @param ts see {@link Command#ts()}
 * @param orderId as in {@link CancelOrder}
 * @param account as in {@link CancelOrder}
 * @param clOrdId as in {@link CancelOrder}
 * @param qty the new total, filled part included, or null
 * @param price the new limit price, or null
 * @param stopPx the new trigger price, or null
 * @param displayQty the new displayed quantity, or null
 */
public record ReplaceOrder(
    long ts,
    Long orderId,
    String account,
    String clOrdId,
    BigDecimal qty,
    BigDecimal price,
    BigDecimal stopPx,
    BigDecimal displayQty)
    implements Command {

  /**
   * Checks the shape.
   *
   * @throws IllegalArgumentException naming the parameter that has a wrong shape
   */
  public ReplaceOrder {
    Shape.ts(ts);
    Shape.names(orderId, account, clOrdId);
    qty = Shape.decimal("qty", qty);
    price = Shape.decimal("price", price);
    stopPx = Shape.decimal("stopPx", stopPx);
    displayQty = Shape.decimal("displayQty", displayQty);
    if (qty == null && price == null && stopPx == null && displayQty == null) {
      throw new IllegalArgumentException("one of qty, price, stopPx, displayQty must be given");
    }
  }

  /**
   * Changes quantity and price of the order with the engine's id.
   *
   * @param qty plain decimal, or null to leave it
   * @param price plain decimal, or null to leave it
   */
  public static ReplaceOrder byId(long orderId, String qty, String price) {
    return new ReplaceOrder(
        0,
        orderId,
        null,
        null,
        qty == null ? null : new BigDecimal(qty),
        price == null ? null : new BigDecimal(price),
        null,
        null);
  }
}
