package dev.matchbook.core.command;

import dev.matchbook.core.OrdType;
import dev.matchbook.core.SelfTradePrevention;
import dev.matchbook.core.Side;
import dev.matchbook.core.TimeInForce;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * Enters an order, RULEBOOK §2 {@code new} (FIX NewOrderSingle, D).
 *
 * @param ts see {@link Command#ts()}
 * @param symbol the market (tag 55)
 * @param account 1–64 printable ASCII characters (tag 1)
 * @param side (tag 54)
 * @param ordType (tag 40)
 * @param qty order quantity (tag 38)
 * @param price limit price, or null (tag 44)
 * @param stopPx trigger price, or null (tag 99)
 * @param trailOffset distance of a trailing stop from the last price, or null
 * @param tif (tag 59)
 * @param expireTs nanoseconds since the Unix epoch for {@code GTD}, or null (tag 126)
 * @param postOnly refuse rather than take liquidity (tag 18=6)
 * @param displayQty quantity shown, 0 = hidden, or null to show all (tag 1138)
 * @param minFillQty smallest fill, or null (tag 110)
 * @param allOrNone fill whole or not at all (tag 18=G)
 * @param stp self-trade prevention
 * @param clOrdId the host's own id, 1–64 printable ASCII characters, or null (tag 11)
 */
public record NewOrder(
    long ts,
    String symbol,
    String account,
    Side side,
    OrdType ordType,
    BigDecimal qty,
    BigDecimal price,
    BigDecimal stopPx,
    BigDecimal trailOffset,
    TimeInForce tif,
    Long expireTs,
    boolean postOnly,
    BigDecimal displayQty,
    BigDecimal minFillQty,
    boolean allOrNone,
    SelfTradePrevention stp,
    String clOrdId)
    implements Command {

  /**
   * Checks the shape.
   *
   * @throws IllegalArgumentException naming the parameter that has a wrong shape
   * @throws NullPointerException naming a missing one
   */
  public NewOrder {
    Shape.ts(ts);
    Shape.symbol(symbol);
    Shape.text("account", account);
    Objects.requireNonNull(side, "side");
    Objects.requireNonNull(ordType, "ordType");
    Objects.requireNonNull(qty, "qty");
    qty = Shape.decimal("qty", qty);
    price = Shape.decimal("price", price);
    stopPx = Shape.decimal("stopPx", stopPx);
    trailOffset = Shape.decimal("trailOffset", trailOffset);
    Objects.requireNonNull(tif, "tif");
    Shape.optionalWhole("expireTs", expireTs);
    displayQty = Shape.decimal("displayQty", displayQty);
    minFillQty = Shape.decimal("minFillQty", minFillQty);
    Objects.requireNonNull(stp, "stp");
    Shape.optionalText("clOrdId", clOrdId);
  }

  /**
   * A limit order to be refined.
   *
   * @param qty as a plain decimal, such as {@code "1.5"}
   * @param price as a plain decimal
   */
  public static NewOrderBuilder limit(
      String symbol, String account, Side side, String qty, String price) {
    return new NewOrderBuilder(symbol, account, side, OrdType.LIMIT, qty).price(price);
  }

  /**
   * A market order to be refined.
   *
   * @param qty as a plain decimal, such as {@code "1.5"}
   */
  public static NewOrderBuilder market(String symbol, String account, Side side, String qty) {
    return new NewOrderBuilder(symbol, account, side, OrdType.MARKET, qty);
  }

  /**
   * An order of any type to be refined.
   *
   * @param qty as a plain decimal, such as {@code "1.5"}
   */
  public static NewOrderBuilder of(
      String symbol, String account, Side side, OrdType ordType, String qty) {
    return new NewOrderBuilder(symbol, account, side, ordType, qty);
  }
}
