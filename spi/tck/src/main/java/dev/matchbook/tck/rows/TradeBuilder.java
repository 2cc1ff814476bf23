package dev.matchbook.tck.rows;

import dev.matchbook.core.Side;
import dev.matchbook.core.event.Trade;
import java.math.BigDecimal;

/**
 * Makes trades for tests. Starts from one of 1 {@code BTC-USD} at 100.00 in which {@code bob} takes
 * from {@code alice}; or from another trade. Not for several threads.
 */
public final class TradeBuilder {
  private final long tradeId;
  private long seq;
  private long ts = 1_700_000_000_000_000_000L;
  private String symbol = "BTC-USD";
  private BigDecimal price = new BigDecimal("100.00");
  private BigDecimal qty = BigDecimal.ONE;
  private Side takerSide = Side.SELL;
  private long makerOrderId = 1;
  private long takerOrderId = 2;
  private String makerAccount = "alice";
  private String takerAccount = "bob";
  private BigDecimal makerLeaves = BigDecimal.ZERO;
  private BigDecimal takerLeaves = BigDecimal.ZERO;
  private BigDecimal makerFee = new BigDecimal("-0.01");
  private BigDecimal takerFee = new BigDecimal("0.02");

  private TradeBuilder(long tradeId, long seq) {
    this.tradeId = tradeId;
    this.seq = seq;
  }

  /** A trade whose {@code seq} is its id. */
  public static TradeBuilder trade(long tradeId) {
    return new TradeBuilder(tradeId, tradeId);
  }

  /** The same trade, to be changed. */
  public static TradeBuilder like(Trade t) {
    return new TradeBuilder(t.tradeId(), t.seq())
        .ts(t.ts())
        .symbol(t.symbol())
        .price(t.price())
        .qty(t.qty())
        .takerSide(t.takerSide())
        .maker(t.makerOrderId(), t.makerAccount(), t.makerLeaves())
        .taker(t.takerOrderId(), t.takerAccount(), t.takerLeaves())
        .fees(t.makerFee(), t.takerFee());
  }

  /** Its event. */
  public TradeBuilder seq(long event) {
    seq = event;
    return this;
  }

  /** When it happened, in nanoseconds since the Unix epoch. */
  public TradeBuilder ts(long when) {
    ts = when;
    return this;
  }

  /** Its market. */
  public TradeBuilder symbol(String market) {
    symbol = market;
    return this;
  }

  /** Its price. */
  public TradeBuilder price(BigDecimal last) {
    price = last;
    return this;
  }

  /** What changed hands. */
  public TradeBuilder qty(BigDecimal last) {
    qty = last;
    return this;
  }

  /** The aggressor's side. */
  public TradeBuilder takerSide(Side side) {
    takerSide = side;
    return this;
  }

  /** The resting order, its owner and what it has left. */
  public TradeBuilder maker(long orderId, String account, BigDecimal leaves) {
    makerOrderId = orderId;
    makerAccount = account;
    makerLeaves = leaves;
    return this;
  }

  /** The aggressor, its owner and what it has left. */
  public TradeBuilder taker(long orderId, String account, BigDecimal leaves) {
    takerOrderId = orderId;
    takerAccount = account;
    takerLeaves = leaves;
    return this;
  }

  /** Who owns the two orders. */
  public TradeBuilder accounts(String maker, String taker) {
    makerAccount = maker;
    takerAccount = taker;
    return this;
  }

  /** The two orders. */
  public TradeBuilder orders(long maker, long taker) {
    makerOrderId = maker;
    takerOrderId = taker;
    return this;
  }

  /** What they pay, negative for a rebate. */
  public TradeBuilder fees(BigDecimal maker, BigDecimal taker) {
    makerFee = maker;
    takerFee = taker;
    return this;
  }

  /** The trade. */
  public Trade build() {
    return new Trade(
        seq,
        ts,
        tradeId,
        symbol,
        price,
        qty,
        takerSide,
        makerOrderId,
        takerOrderId,
        makerAccount,
        takerAccount,
        makerLeaves,
        takerLeaves,
        makerFee,
        takerFee);
  }
}
