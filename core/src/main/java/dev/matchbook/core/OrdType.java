package dev.matchbook.core;

/** What an order is (FIX tag 40), RULEBOOK §2, §4 and §7. */
public enum OrdType {
  /** Trades at its price or better, rests with what is left. */
  LIMIT(true, false, false),
  /** Trades at what the other side asks, within the market's collar; never rests. */
  MARKET(false, false, false),
  /** Waits until the last price passes {@code stopPx} against it, then acts as {@link #MARKET}. */
  STOP(false, true, true),
  /** As {@link #STOP}, then acts as {@link #LIMIT}. */
  STOP_LIMIT(true, true, true),
  /** Waits until the last price reaches {@code stopPx} in its favour, then {@link #MARKET}. */
  TAKE_PROFIT(false, true, false),
  /** As {@link #TAKE_PROFIT}, then acts as {@link #LIMIT}. */
  TAKE_PROFIT_LIMIT(true, true, false),
  /** A {@link #STOP} whose {@code stopPx} follows the last price at {@code trailOffset}. */
  TRAILING_STOP(false, true, true);

  private final boolean priced;
  private final boolean triggered;
  private final boolean stop;

  OrdType(boolean priced, boolean triggered, boolean stop) {
    this.priced = priced;
    this.triggered = triggered;
    this.stop = stop;
  }

  /** Whether the type needs a limit price; one without is or becomes a market order. */
  public boolean isPriced() {
    return priced;
  }

  /** Whether the type waits for a trigger (§7) before it meets the book. */
  public boolean isTriggered() {
    return triggered;
  }

  /**
   * Whether an order of this type and side is triggered by a rising last price ({@code last ≥
   * stopPx}) rather than a falling one (§7). Meaningless for types that are not triggered.
   *
   * @param side the order's side
   */
  public boolean triggersOnRise(Side side) {
    return stop == (side == Side.BUY);
  }
}
