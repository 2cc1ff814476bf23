package dev.matchbook.core.command;

import dev.matchbook.core.OrdType;
import dev.matchbook.core.SelfTradePrevention;
import dev.matchbook.core.Side;
import dev.matchbook.core.TimeInForce;
import java.math.BigDecimal;

/**
 * Makes a {@link NewOrder} field by field; what is not set has the default of RULEBOOK §2. Decimals
 * are plain decimal strings. Not safe for use by several threads.
 */
public final class NewOrderBuilder {
  private final String symbol;
  private final String account;
  private final Side side;
  private final OrdType ordType;
  private final BigDecimal qty;
  private long ts;
  private BigDecimal price;
  private BigDecimal stopPx;
  private BigDecimal trailOffset;
  private TimeInForce tif = TimeInForce.GTC;
  private Long expireTs;
  private boolean postOnly;
  private BigDecimal displayQty;
  private BigDecimal minFillQty;
  private boolean allOrNone;
  private SelfTradePrevention stp = SelfTradePrevention.NONE;
  private String clOrdId;

  NewOrderBuilder(String symbol, String account, Side side, OrdType ordType, String qty) {
    this.symbol = symbol;
    this.account = account;
    this.side = side;
    this.ordType = ordType;
    this.qty = new BigDecimal(qty);
  }

  /** Sets the time in nanoseconds since the Unix epoch. */
  public NewOrderBuilder ts(long ts) {
    this.ts = ts;
    return this;
  }

  /** Sets the limit price. */
  public NewOrderBuilder price(String price) {
    this.price = new BigDecimal(price);
    return this;
  }

  /** Sets the trigger price. */
  public NewOrderBuilder stopPx(String stopPx) {
    this.stopPx = new BigDecimal(stopPx);
    return this;
  }

  /** Sets the distance of a trailing stop. */
  public NewOrderBuilder trailOffset(String trailOffset) {
    this.trailOffset = new BigDecimal(trailOffset);
    return this;
  }

  /** Sets the time in force; {@link #expireTs} sets {@code GTD} by itself. */
  public NewOrderBuilder tif(TimeInForce tif) {
    this.tif = tif;
    return this;
  }

  /** Makes the order {@code GTD}, due at that time in nanoseconds since the Unix epoch. */
  public NewOrderBuilder expireTs(long expireTs) {
    this.expireTs = expireTs;
    this.tif = TimeInForce.GTD;
    return this;
  }

  /** Refuses the order rather than let it take liquidity. */
  public NewOrderBuilder postOnly() {
    this.postOnly = true;
    return this;
  }

  /** Shows that much at a time; {@code "0"} hides the order. */
  public NewOrderBuilder displayQty(String displayQty) {
    this.displayQty = new BigDecimal(displayQty);
    return this;
  }

  /** Sets the smallest fill. */
  public NewOrderBuilder minFillQty(String minFillQty) {
    this.minFillQty = new BigDecimal(minFillQty);
    return this;
  }

  /** Lets the order fill whole or not at all. */
  public NewOrderBuilder allOrNone() {
    this.allOrNone = true;
    return this;
  }

  /** Sets the self-trade prevention. */
  public NewOrderBuilder stp(SelfTradePrevention stp) {
    this.stp = stp;
    return this;
  }

  /** Sets the host's own id. */
  public NewOrderBuilder clOrdId(String clOrdId) {
    this.clOrdId = clOrdId;
    return this;
  }

  /**
   * Makes the command.
   *
   * @throws IllegalArgumentException naming the parameter that has a wrong shape
   */
  public NewOrder build() {
    return new NewOrder(
        ts,
        symbol,
        account,
        side,
        ordType,
        qty,
        price,
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
