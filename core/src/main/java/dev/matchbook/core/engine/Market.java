package dev.matchbook.core.engine;

import dev.matchbook.core.MarketStatus;
import dev.matchbook.core.Side;
import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.internal.BookSide;
import dev.matchbook.core.internal.OrderFlags;
import dev.matchbook.core.internal.Orders;
import dev.matchbook.core.internal.SlotMoves;
import dev.matchbook.core.num.Decimals;
import dev.matchbook.core.num.FeeRate;
import dev.matchbook.core.num.Fraction;
import dev.matchbook.core.num.Step;
import java.math.BigDecimal;

/**
 * A market of an engine: its definition in units, its status and its prices; got from {@link
 * MatchingEngine#market}. Prices are {@code long} counts of 10^-{@link #priceScale}, quantities of
 * 10^-{@link #qtyScale} (RULEBOOK §1). Read only by hosts, on the engine's thread.
 */
public final class Market {
  /** What a price is that there is not. */
  public static final long NO_PRICE = -1;

  /** What is returned where a decimal cannot be one of this market's units. */
  public static final long INVALID = Decimals.NOT_REPRESENTABLE;

  /** What {@link #makerFee} and its sister return where a fee does not fit a {@code long}. */
  public static final long FEE_OVERFLOW = FeeRate.OVERFLOW;

  static final long MAX_PRICE = 1_000_000_000_000_000L;

  private final int index;
  private final Orders orders;
  private final AddMarket definition;
  private final int priceScale;
  private final int qtyScale;
  private final Step tick;
  private final Step lot;
  private final long minQty;
  private final long maxQty;
  private final Fraction priceBand;
  private final Fraction collar;
  private final FeeRate makerFee;
  private final FeeRate takerFee;
  private final BookSide[] sides;
  private final Triggers triggers;
  private final boolean settles;
  private final boolean audited;
  private MarketStatus status = MarketStatus.OPEN;
  private long lastPrice = NO_PRICE;
  private long mark = NO_PRICE;
  private boolean traded;
  private long high;
  private long low;

  Market(int index, AddMarket definition, Orders orders) {
    this.index = index;
    this.orders = orders;
    this.definition = definition;
    priceScale = definition.tickSize().scale();
    qtyScale = definition.lotSize().scale();
    tick = new Step(Decimals.units(definition.tickSize(), priceScale));
    lot = new Step(Decimals.units(definition.lotSize(), qtyScale));
    BigDecimal min = definition.minQty();
    BigDecimal max = definition.maxQty();
    minQty = min == null ? lot.size() : Decimals.units(min, qtyScale);
    maxQty = max == null ? MAX_PRICE : Decimals.units(max, qtyScale);
    priceBand = Fraction.of(definition.priceBand());
    collar = Fraction.of(definition.marketCollar());
    int notionalScale = priceScale + qtyScale;
    makerFee = new FeeRate(definition.makerFee(), notionalScale, definition.feeScale());
    takerFee = new FeeRate(definition.takerFee(), notionalScale, definition.feeScale());
    sides = BookSide.pair(orders, tick);
    triggers = new Triggers(orders);
    settles = definition.settlement().settles();
    audited = definition.audited();
  }

  /** The command that defined it. */
  public AddMarket definition() {
    return definition;
  }

  /** Whether all that happens to its orders and trades is kept for good. */
  public boolean isAudited() {
    return audited;
  }

  /** Whether its trades are settled. */
  public boolean settles() {
    return settles;
  }

  /** Its name. */
  public String symbol() {
    return definition.symbol();
  }

  /** Its place in the order of definition, from 0. */
  public int index() {
    return index;
  }

  /** Decimals of a price, 0–18. */
  public int priceScale() {
    return priceScale;
  }

  /** Decimals of a quantity, 0–18. */
  public int qtyScale() {
    return qtyScale;
  }

  /** Price step in units. */
  public long tickSize() {
    return tick.size();
  }

  /** Quantity step in units. */
  public long lotSize() {
    return lot.size();
  }

  /** Whether it takes orders. */
  public MarketStatus status() {
    return status;
  }

  /** Price of the last trade in units, or {@link #NO_PRICE}. */
  public long lastPrice() {
    return lastPrice;
  }

  /** Price of the last {@code mark} command in units, or {@link #NO_PRICE}. */
  public long mark() {
    return mark;
  }

  /**
   * A price in this market's units.
   *
   * @return the units, or {@link #INVALID} for what no order can have: negative, too fine, too
   *     large
   */
  public long priceOf(BigDecimal value) {
    return Decimals.units(value, priceScale);
  }

  /** As {@link #priceOf(BigDecimal)}, of {@code digits · 10^-scale} with at most 18 digits. */
  public long priceOf(long digits, int scale) {
    return Decimals.units(digits, scale, priceScale);
  }

  /** As {@link #priceOf(BigDecimal)}, of a quantity. */
  public long qtyOf(BigDecimal value) {
    return Decimals.units(value, qtyScale);
  }

  /** As {@link #priceOf(long, int)}, of a quantity. */
  public long qtyOf(long digits, int scale) {
    return Decimals.units(digits, scale, qtyScale);
  }

  /**
   * The maker's fee of a trade in units of 10^-feeScale, negative for a rebate (§10).
   *
   * @param price in units
   * @param qty in units
   * @return the fee, or {@link #FEE_OVERFLOW} where it does not fit: {@link #exactMakerFee} has it
   */
  public long makerFee(long price, long qty) {
    return makerFee.feeOf(price, qty);
  }

  /** As {@link #makerFee}, of the taker. */
  public long takerFee(long price, long qty) {
    return takerFee.feeOf(price, qty);
  }

  /**
   * The maker's fee of a trade with {@code feeScale} decimals, whatever its size.
   *
   * @param price in units
   * @param qty in units
   */
  public BigDecimal exactMakerFee(long price, long qty) {
    return exact(makerFee, price, qty);
  }

  /** As {@link #exactMakerFee}, of the taker. */
  public BigDecimal exactTakerFee(long price, long qty) {
    return exact(takerFee, price, qty);
  }

  private static BigDecimal exact(FeeRate rate, long price, long qty) {
    long fee = rate.feeOf(price, qty);
    return fee == FEE_OVERFLOW
        ? rate.exactFeeOf(price, qty)
        : BigDecimal.valueOf(fee, rate.feeScale());
  }

  /** Whether it belongs to the engine with these orders. */
  boolean isOf(Orders engine) {
    return orders == engine;
  }

  /** The side of an order with those flags. */
  BookSide side(int flags) {
    return sides[flags & OrderFlags.SELL];
  }

  /** Follows orders to other slots. */
  void move(SlotMoves moves) {
    sides[0].move(moves);
    sides[1].move(moves);
    triggers.move(moves);
  }

  /** How many ticks a price is that is a multiple of the tick. */
  long ticks(long price) {
    return tick.quotient(price);
  }

  BookSide side(Side side) {
    return sides[side.ordinal()];
  }

  Triggers triggers() {
    return triggers;
  }

  Fraction collar() {
    return collar;
  }

  boolean isValidPrice(long price) {
    return price > 0 && price <= MAX_PRICE && tick.divides(price);
  }

  boolean isValidQty(long qty) {
    return qty >= minQty && qty <= maxQty && lot.divides(qty);
  }

  boolean isLots(long qty) {
    return qty > 0 && lot.divides(qty);
  }

  /** §9: without a last trade the mark counts, without either there is no band. */
  boolean isInBand(long price) {
    long reference = lastPrice == NO_PRICE ? mark : lastPrice;
    return priceBand == null
        || reference == NO_PRICE
        || priceBand.reaches(Math.abs(price - reference), reference);
  }

  /** Goes on where a market was. */
  void restore(MarketStatus oldStatus, long oldLastPrice, long oldMark) {
    status = oldStatus;
    lastPrice = oldLastPrice;
    mark = oldMark;
  }

  void status(MarketStatus next) {
    status = next;
  }

  void mark(long price) {
    mark = price;
  }

  /** Notes a trade: its price is the last, and counts for the next collecting (§7). */
  void traded(long price) {
    lastPrice = price;
    if (traded) {
      high = Math.max(high, price);
      low = Math.min(low, price);
    } else {
      traded = true;
      high = price;
      low = price;
    }
  }

  /** Lets the last price count for the next collecting as if it had just traded (§7). */
  void tradedAtLast() {
    if (lastPrice != NO_PRICE) {
      traded(lastPrice);
    }
  }

  /** Whether it traded since the last collecting. */
  boolean hasTraded() {
    return traded;
  }

  void collected() {
    traded = false;
  }

  /** Highest price since the last collecting. */
  long high() {
    return high;
  }

  /** Lowest price since the last collecting. */
  long low() {
    return low;
  }

  @Override
  public String toString() {
    return "Market[" + symbol() + "]";
  }
}
