package dev.matchbook.core.internal;

/** What the bits of an order's flags mean. */
public final class OrderFlags {
  /** The order sells. */
  public static final int SELL = 1;

  /** {@code allOrNone}. */
  public static final int ALL_OR_NONE = 1 << 1;

  /** {@code postOnly}. */
  public static final int POST_ONLY = 1 << 2;

  /** It has a {@code displayQty}. */
  public static final int HAS_DISPLAY = 1 << 3;

  /** It has a {@code minFillQty}. */
  public static final int HAS_MIN_FILL = 1 << 4;

  /** It rests in a dark queue, or would. */
  public static final int DARK = 1 << 5;

  /** It rests in the book. */
  public static final int RESTING = 1 << 6;

  /** It waits for its trigger. */
  public static final int WAITING = 1 << 7;

  /** It is in the indexes of open orders. */
  public static final int OPEN = 1 << 8;

  /** It has a stop price. */
  public static final int HAS_STOP = 1 << 9;

  /** It has an {@code expireTs}. */
  public static final int HAS_EXPIRY = 1 << 10;

  /** It has a {@code clOrdId}. */
  public static final int HAS_CL_ORD_ID = 1 << 11;

  /** {@code ordType} is in bits 12–14, {@code tif} in 15–16, {@code stp} in 17–19. */
  public static final int TYPE_SHIFT = 12;

  /** See {@link #TYPE_SHIFT}. */
  public static final int TIF_SHIFT = 15;

  /** See {@link #TYPE_SHIFT}. */
  public static final int STP_SHIFT = 17;

  /** An {@code stp} but {@code NONE}. */
  public static final int PREVENTS_SELF_TRADE = 7 << STP_SHIFT;

  /** {@code allOrNone} or {@code minFillQty}: what RULEBOOK §5 calls conditional. */
  public static final int CONDITIONAL = ALL_OR_NONE | HAS_MIN_FILL;

  /** What lives in the cold part. */
  public static final int NEEDS_COLD = HAS_DISPLAY | HAS_MIN_FILL | HAS_STOP | HAS_EXPIRY;

  private OrderFlags() {}
}
