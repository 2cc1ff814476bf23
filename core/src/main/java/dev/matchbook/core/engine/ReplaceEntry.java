package dev.matchbook.core.engine;

/**
 * A change of an order on its way into {@link MatchingEngine#replace}, in units of the order's
 * market, reusable. It is {@link dev.matchbook.core.command.ReplaceOrder} field by field: what
 * names the order is given to the engine's method, here is what changes.
 */
public final class ReplaceEntry {
  /** What a value is that shall not change. */
  public static final long NONE = OrderEntry.NONE;

  long qty;
  long price;
  long stopPx;
  long displayQty;

  /** An entry that is reset. */
  public ReplaceEntry() {
    reset();
  }

  /** Sets everything to absent. */
  public ReplaceEntry reset() {
    qty = NONE;
    price = NONE;
    stopPx = NONE;
    displayQty = NONE;
    return this;
  }

  /** Sets the new total quantity in units, filled part included. */
  public ReplaceEntry qty(long qty) {
    this.qty = qty;
    return this;
  }

  /** Sets the new limit price in units. */
  public ReplaceEntry price(long price) {
    this.price = price;
    return this;
  }

  /** Sets the new trigger price in units. */
  public ReplaceEntry stopPx(long stopPx) {
    this.stopPx = stopPx;
    return this;
  }

  /** Sets the new displayed quantity in units. */
  public ReplaceEntry displayQty(long displayQty) {
    this.displayQty = displayQty;
    return this;
  }
}
