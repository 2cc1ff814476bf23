package dev.matchbook.core.engine;

import dev.matchbook.core.OrdType;
import dev.matchbook.core.SelfTradePrevention;
import dev.matchbook.core.Side;
import dev.matchbook.core.TimeInForce;
import dev.matchbook.core.command.Shape;
import dev.matchbook.core.internal.OrderFlags;
import java.util.Objects;

/**
 * A new order on its way into {@link MatchingEngine#newOrder}, in units of its market, reusable:
 * {@link #reset} it, set what is there, enter it. The engine keeps no reference to it. Field by
 * field it is {@link dev.matchbook.core.command.NewOrder}; what is not representable in the
 * market's units is {@link Market#INVALID} and rejected with the reason of its field.
 */
public final class OrderEntry {
  /** What an absent price, quantity or time is. */
  public static final long NONE = Long.MIN_VALUE;

  private static final int PLAIN =
      OrderFlags.SELL | TimeInForce.IOC.ordinal() << OrderFlags.TIF_SHIFT;

  Market market;
  String symbol;
  Account account;
  long qty;
  long price;
  long stopPx;
  long trailOffset;
  long expireTs;
  boolean postOnly;
  long displayQty;
  long minFillQty;
  boolean allOrNone;
  String clOrdId;

  /** The order whose busted quantity comes back, or 0. */
  long refOrderId;

  /**
   * Side, type, {@code tif}, {@code stp} and all that is there, as an order's flags have it. Not as
   * references: storing one costs G1 a fence.
   */
  int flags;

  private boolean hasSide;

  /** The engine whose market and account these are known to be. */
  private OpenOrders checkedBy;

  /** An entry that is reset. */
  public OrderEntry() {
    reset();
  }

  /** Sets everything to absent or its default: {@code LIMIT}, {@code GTC}, no STP. */
  public OrderEntry reset() {
    market = null;
    symbol = null;
    account = null;
    qty = 0;
    price = NONE;
    stopPx = NONE;
    trailOffset = NONE;
    expireTs = NONE;
    postOnly = false;
    displayQty = NONE;
    minFillQty = NONE;
    allOrNone = false;
    clOrdId = null;
    refOrderId = 0;
    flags = 0;
    hasSide = false;
    checkedBy = null;
    return this;
  }

  /** Sets the market; required unless the symbol is unknown. */
  public OrderEntry market(Market market) {
    checkedBy = null;
    this.market = Objects.requireNonNull(market, "market");
    this.symbol = market.symbol();
    return this;
  }

  /** Names a market that does not exist: the order will be rejected {@code UNKNOWN_SYMBOL}. */
  public OrderEntry unknownSymbol(String symbol) {
    checkedBy = null;
    this.market = null;
    this.symbol = symbol;
    return this;
  }

  /** Sets the owner; required. */
  public OrderEntry account(Account account) {
    checkedBy = null;
    this.account = account;
    return this;
  }

  /** Sets the side; required. */
  public OrderEntry side(Side side) {
    flags = flags & ~OrderFlags.SELL | Objects.requireNonNull(side, "side").ordinal();
    hasSide = true;
    return this;
  }

  /** Sets the type. */
  public OrderEntry ordType(OrdType ordType) {
    word(OrderFlags.TYPE_SHIFT, 7, Objects.requireNonNull(ordType, "ordType").ordinal());
    return this;
  }

  /** Sets the quantity in units; required. */
  public OrderEntry qty(long qty) {
    this.qty = qty;
    return this;
  }

  /** Sets the limit price in units. */
  public OrderEntry price(long price) {
    this.price = price;
    return this;
  }

  /** Sets the trigger price in units. */
  public OrderEntry stopPx(long stopPx) {
    this.stopPx = stopPx;
    given(OrderFlags.HAS_STOP, stopPx != NONE || trailOffset != NONE);
    return this;
  }

  /** Sets the distance of a trailing stop in units of price. */
  public OrderEntry trailOffset(long trailOffset) {
    this.trailOffset = trailOffset;
    given(OrderFlags.HAS_STOP, stopPx != NONE || trailOffset != NONE);
    return this;
  }

  /** Sets the time in force. */
  public OrderEntry tif(TimeInForce tif) {
    word(OrderFlags.TIF_SHIFT, 3, Objects.requireNonNull(tif, "tif").ordinal());
    return this;
  }

  /** Sets when a {@code GTD} order expires, in nanoseconds since the Unix epoch. */
  public OrderEntry expireTs(long expireTs) {
    this.expireTs = expireTs;
    given(OrderFlags.HAS_EXPIRY, expireTs != NONE);
    return this;
  }

  /** Sets whether it refuses to take liquidity. */
  public OrderEntry postOnly(boolean postOnly) {
    this.postOnly = postOnly;
    given(OrderFlags.POST_ONLY, postOnly);
    return this;
  }

  /** Sets what it shows at a time in units, 0 = hidden. */
  public OrderEntry displayQty(long displayQty) {
    this.displayQty = displayQty;
    given(OrderFlags.HAS_DISPLAY, displayQty != NONE);
    return this;
  }

  /** Sets the smallest fill in units. */
  public OrderEntry minFillQty(long minFillQty) {
    this.minFillQty = minFillQty;
    given(OrderFlags.HAS_MIN_FILL, minFillQty != NONE);
    return this;
  }

  /** Sets whether it fills whole or not at all. */
  public OrderEntry allOrNone(boolean allOrNone) {
    this.allOrNone = allOrNone;
    given(OrderFlags.ALL_OR_NONE, allOrNone);
    return this;
  }

  /** Sets the self-trade prevention. */
  public OrderEntry stp(SelfTradePrevention stp) {
    word(OrderFlags.STP_SHIFT, 7, Objects.requireNonNull(stp, "stp").ordinal());
    return this;
  }

  /**
   * Sets the host's id, 1–64 printable ASCII characters, or null.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  public OrderEntry clOrdId(String clOrdId) {
    if (clOrdId != null && !Shape.isText(clOrdId)) {
      throw new IllegalArgumentException("clOrdId: not 1 to 64 printable ASCII characters");
    }
    this.clOrdId = clOrdId;
    given(OrderFlags.HAS_CL_ORD_ID, clOrdId != null);
    return this;
  }

  /** The symbol that was named, also of an unknown market. */
  public String symbol() {
    return symbol;
  }

  /** The owner. */
  public Account account() {
    return account;
  }

  /** The host's id, or null. */
  public String clOrdId() {
    return clOrdId;
  }

  /** The order whose busted quantity comes back in this one, or 0; the engine's own doing. */
  public long refOrderId() {
    return refOrderId;
  }

  /**
   * Makes sure that everything required is there, and of this engine.
   *
   * @throws NullPointerException naming what is not there
   * @throws IllegalArgumentException naming what is another engine's
   */
  void requireFor(OpenOrders engine) {
    if (!hasSide) {
      Objects.requireNonNull(account, "account");
      throw new NullPointerException("side");
    }
    if (checkedBy != engine || account.isForgotten()) {
      Objects.requireNonNull(symbol, "market");
      engine.requireOwn(market);
      account = engine.accounts.known(Objects.requireNonNull(account, "account"));
      checkedBy = engine;
    }
  }

  Side side() {
    return Words.side(flags);
  }

  OrdType ordType() {
    return Words.ordType(flags);
  }

  TimeInForce tif() {
    return Words.tif(flags);
  }

  SelfTradePrevention stp() {
    return Words.stp(flags);
  }

  /** Whether it is a limit order, GTC or IOC, and nothing else. */
  boolean isPlain() {
    return (flags & ~PLAIN) == 0;
  }

  /** Of a plain order: whether it is IOC. */
  boolean isImmediate() {
    return (flags & ~OrderFlags.SELL) != 0;
  }

  private void word(int shift, int mask, int ordinal) {
    flags = flags & ~(mask << shift) | ordinal << shift;
  }

  private void given(int flag, boolean there) {
    flags = there ? flags | flag : flags & ~flag;
  }
}
