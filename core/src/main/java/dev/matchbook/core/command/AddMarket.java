package dev.matchbook.core.command;

import dev.matchbook.core.SettlementPolicy;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * Defines a market, RULEBOOK §2 {@code market}.
 *
 * @param ts see {@link Command#ts()}
 * @param symbol 1–32 of A–Z a–z 0–9 {@code . - _ / :}
 * @param tickSize price step; its decimals as written are the market's price scale
 * @param lotSize quantity step; its decimals as written are the market's quantity scale
 * @param minQty smallest order, or null for {@code lotSize}
 * @param maxQty largest order, or null for 10^15 units
 * @param priceBand fraction of the reference price, or null for no bound (§9)
 * @param marketCollar fraction of the best price, or null for no bound (§9)
 * @param makerFee fraction of notional, −1 to 1, or null for 0 (§10)
 * @param takerFee fraction of notional, 0 to 1, or null for 0 (§10)
 * @param feeScale decimals of a fee, 0–18
 * @param maxConditional open conditional orders a side, 0–1000 (§4.14)
 * @param settlement whether its trades are settled, and what becomes of those that cannot be
 * @param audited whether every change of its orders, trades and settlements is kept for good
 */
public record AddMarket(
    long ts,
    String symbol,
    BigDecimal tickSize,
    BigDecimal lotSize,
    BigDecimal minQty,
    BigDecimal maxQty,
    BigDecimal priceBand,
    BigDecimal marketCollar,
    BigDecimal makerFee,
    BigDecimal takerFee,
    int feeScale,
    int maxConditional,
    SettlementPolicy settlement,
    boolean audited)
    implements Command {

  /** Decimals of a fee where the market does not say. */
  public static final int DEFAULT_FEE_SCALE = 8;

  /** Open conditional orders a side where the market does not say. */
  public static final int DEFAULT_MAX_CONDITIONAL = 100;

  /**
   * Checks the shape.
   *
   * @throws IllegalArgumentException naming the parameter that is out of the bounds above
   */
  public AddMarket {
    Shape.ts(ts);
    Shape.symbol(symbol);
    tickSize = Shape.step("tickSize", tickSize);
    lotSize = Shape.step("lotSize", lotSize);
    minQty = Shape.orderBound("minQty", minQty, lotSize);
    maxQty = Shape.orderBound("maxQty", maxQty, lotSize);
    Shape.ordered(minQty, maxQty, lotSize);
    priceBand = Shape.rate("priceBand", priceBand, BigDecimal.ZERO, null);
    marketCollar = Shape.rate("marketCollar", marketCollar, BigDecimal.ZERO, null);
    makerFee = Shape.rate("makerFee", makerFee, BigDecimal.ONE.negate(), BigDecimal.ONE);
    takerFee = Shape.rate("takerFee", takerFee, BigDecimal.ZERO, BigDecimal.ONE);
    Shape.range("feeScale", feeScale, 0, 18);
    Shape.range("maxConditional", maxConditional, 0, 1000);
    Objects.requireNonNull(settlement, "settlement");
  }

  /** A market whose trades are done when they are matched, without an audit trail. */
  public AddMarket(
      long ts,
      String symbol,
      BigDecimal tickSize,
      BigDecimal lotSize,
      BigDecimal minQty,
      BigDecimal maxQty,
      BigDecimal priceBand,
      BigDecimal marketCollar,
      BigDecimal makerFee,
      BigDecimal takerFee,
      int feeScale,
      int maxConditional) {
    this(
        ts,
        symbol,
        tickSize,
        lotSize,
        minQty,
        maxQty,
        priceBand,
        marketCollar,
        makerFee,
        takerFee,
        feeScale,
        maxConditional,
        SettlementPolicy.NONE,
        false);
  }

  /** The same market, whose trades are settled, with an audit trail. */
  public AddMarket settled(SettlementPolicy policy) {
    return with(policy, true);
  }

  /** The same market with an audit trail. */
  public AddMarket withAudit() {
    return with(settlement, true);
  }

  private AddMarket with(SettlementPolicy policy, boolean trail) {
    return new AddMarket(
        ts,
        symbol,
        tickSize,
        lotSize,
        minQty,
        maxQty,
        priceBand,
        marketCollar,
        makerFee,
        takerFee,
        feeScale,
        maxConditional,
        policy,
        trail);
  }

  /**
   * A market with every default.
   *
   * @param symbol its name
   * @param tickSize price step as a plain decimal
   * @param lotSize quantity step as a plain decimal
   */
  public static AddMarket of(String symbol, String tickSize, String lotSize) {
    return of(symbol, new BigDecimal(tickSize), new BigDecimal(lotSize));
  }

  private static AddMarket of(String symbol, BigDecimal tickSize, BigDecimal lotSize) {
    return new AddMarket(
        0,
        symbol,
        tickSize,
        lotSize,
        null,
        null,
        null,
        null,
        null,
        null,
        DEFAULT_FEE_SCALE,
        DEFAULT_MAX_CONDITIONAL);
  }
}
