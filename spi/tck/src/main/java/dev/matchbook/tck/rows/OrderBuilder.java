package dev.matchbook.tck.rows;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.OrdStatus;
import dev.matchbook.core.OrdType;
import dev.matchbook.core.SelfTradePrevention;
import dev.matchbook.core.Side;
import dev.matchbook.core.TimeInForce;
import dev.matchbook.core.store.StoredOrder;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Makes stored orders for tests. Starts from a resting one: account {@code alice} buys 10 {@code
 * BTC-USD} at 100.00, at the tail of the displayed queue since the event {@code orderId}; or from
 * another order. Not for several threads.
 */
public final class OrderBuilder {
  private final long orderId;
  private long seq;
  private String clOrdId;
  private String account = "alice";
  private String symbol = "BTC-USD";
  private Side side = Side.BUY;
  private OrdType ordType = OrdType.LIMIT;
  private TimeInForce tif = TimeInForce.GTC;
  private SelfTradePrevention stp = SelfTradePrevention.NONE;
  private OrdStatus status = OrdStatus.NEW;
  private CancelReason cancelReason;
  private BigDecimal price = new BigDecimal("100.00");
  private BigDecimal stopPx;
  private BigDecimal trailOffset;
  private BigDecimal qty = BigDecimal.TEN;
  private BigDecimal leavesQty = qty;
  private BigDecimal cumQty = BigDecimal.ZERO;
  private BigDecimal grossTradeAmt = new BigDecimal("0.00");
  private BigDecimal displayQty;
  private BigDecimal shownQty = qty;
  private BigDecimal minFillQty;
  private boolean allOrNone;
  private boolean postOnly;
  private Long expireTs;
  private boolean waiting;
  private long place;
  private long createdTs = 1_700_000_000_000_000_000L;
  private long updatedTs = createdTs;
  private BigInteger nonce;
  private Long refOrderId;

  private OrderBuilder(long orderId, long seq) {
    this.orderId = orderId;
    this.seq = seq;
    this.place = seq;
  }

  /** A resting order whose {@code seq} and {@code place} are its id. */
  public static OrderBuilder order(long orderId) {
    return new OrderBuilder(orderId, orderId);
  }

  /** The same order, to be changed. */
  public static OrderBuilder like(StoredOrder o) {
    OrderBuilder b = new OrderBuilder(o.orderId(), o.seq());
    b.clOrdId(o.clOrdId()).account(o.account()).symbol(o.symbol()).side(o.side());
    b.type(o.ordType()).tif(o.tif(), o.expireTs()).stp(o.stp());
    b.price(o.price()).stopPx(o.stopPx()).trailOffset(o.trailOffset());
    b.status = o.status();
    b.cancelReason = o.cancelReason();
    b.qty = o.qty();
    b.leavesQty = o.leavesQty();
    b.cumQty = o.cumQty();
    b.grossTradeAmt = o.grossTradeAmt();
    b.displayQty = o.displayQty();
    b.shownQty = o.shownQty();
    b.minFillQty = o.minFillQty();
    b.allOrNone = o.allOrNone();
    b.postOnly = o.postOnly();
    b.waiting = o.waiting();
    b.place = o.place();
    b.createdTs = o.createdTs();
    b.updatedTs = o.updatedTs();
    b.nonce = o.nonce();
    b.refOrderId = o.refOrderId();
    return b;
  }

  /** Its version; its place stays. */
  public OrderBuilder seq(long version) {
    seq = version;
    return this;
  }

  /** The host's id, or null. */
  public OrderBuilder clOrdId(String id) {
    clOrdId = id;
    return this;
  }

  /** Its owner. */
  public OrderBuilder account(String owner) {
    account = owner;
    return this;
  }

  /** Its market. */
  public OrderBuilder symbol(String market) {
    symbol = market;
    return this;
  }

  /** Its side. */
  public OrderBuilder side(Side of) {
    side = of;
    return this;
  }

  /** Its type. */
  public OrderBuilder type(OrdType type) {
    ordType = type;
    return this;
  }

  /** How long it stays; {@code expires} in nanoseconds since the Unix epoch, or null. */
  public OrderBuilder tif(TimeInForce howLong, Long expires) {
    tif = howLong;
    expireTs = expires;
    return this;
  }

  /** Its self-trade prevention. */
  public OrderBuilder stp(SelfTradePrevention prevention) {
    stp = prevention;
    return this;
  }

  /** Its limit, or null. */
  public OrderBuilder price(BigDecimal limit) {
    price = limit;
    return this;
  }

  /** Its limit as text. */
  public OrderBuilder price(String limit) {
    return price(new BigDecimal(limit));
  }

  /** Its trigger price, or null. */
  public OrderBuilder stopPx(BigDecimal trigger) {
    stopPx = trigger;
    return this;
  }

  /** The distance of a trailing stop, or null. */
  public OrderBuilder trailOffset(BigDecimal offset) {
    trailOffset = offset;
    return this;
  }

  /** What is ordered; nothing of it is filled, all of it is shown. */
  public OrderBuilder qty(BigDecimal ordered) {
    qty = ordered;
    leavesQty = ordered;
    shownQty = ordered;
    cumQty = BigDecimal.valueOf(0, ordered.scale());
    return this;
  }

  /** What is ordered as text. */
  public OrderBuilder qty(String ordered) {
    return qty(new BigDecimal(ordered));
  }

  /** What it was paid so far. */
  public OrderBuilder grossTradeAmt(BigDecimal amount) {
    grossTradeAmt = amount;
    return this;
  }

  /** What it shows at a time, or null; what it shows now follows. */
  public OrderBuilder display(BigDecimal displayed) {
    displayQty = displayed;
    shownQty = displayed == null ? leavesQty : displayed.min(leavesQty);
    return this;
  }

  /** What it shows now. */
  public OrderBuilder shown(BigDecimal now) {
    shownQty = now;
    return this;
  }

  /** Makes it conditional: its smallest fill. */
  public OrderBuilder minFillQty(BigDecimal smallest) {
    minFillQty = smallest;
    return dark();
  }

  /** Makes it conditional: all or none. */
  public OrderBuilder allOrNone() {
    allOrNone = true;
    return dark();
  }

  /** Makes it show nothing. */
  public OrderBuilder hidden() {
    displayQty = zero();
    return dark();
  }

  /** Makes it refuse to take, or not. */
  public OrderBuilder postOnly(boolean only) {
    postOnly = only;
    return this;
  }

  /** Makes it wait for its trigger, at no place. */
  public OrderBuilder waiting() {
    waiting = true;
    place = 0;
    shownQty = zero();
    return this;
  }

  /** Puts it into the book at that place, out of waiting too. */
  public OrderBuilder rests(long at) {
    waiting = false;
    place = at;
    return this;
  }

  /** When it was accepted, in nanoseconds since the Unix epoch. */
  public OrderBuilder createdTs(long ts) {
    createdTs = ts;
    return this;
  }

  /** When it last changed, in nanoseconds since the Unix epoch. */
  public OrderBuilder updatedTs(long ts) {
    updatedTs = ts;
    return this;
  }

  /** With what it was signed, from 0 to 2^256 − 1, or null. */
  public OrderBuilder nonce(BigInteger number) {
    nonce = number;
    return this;
  }

  /** The order whose busted quantity it has, or null. */
  public OrderBuilder refOrderId(Long id) {
    refOrderId = id;
    return this;
  }

  /** Fills some of what is left at that price; closes it when nothing is left. */
  public OrderBuilder fill(BigDecimal lastQty, BigDecimal lastPx) {
    cumQty = cumQty.add(lastQty);
    leavesQty = leavesQty.subtract(lastQty);
    BigDecimal amount = lastQty.multiply(lastPx);
    grossTradeAmt = cumQty.equals(lastQty) ? amount : grossTradeAmt.add(amount);
    shownQty = shownQty.subtract(lastQty).max(zero()).min(leavesQty);
    status = OrdStatus.PARTIALLY_FILLED;
    return leavesQty.signum() == 0 ? close(OrdStatus.FILLED, null) : this;
  }

  /** Takes a fill back that is busted while the order is open: of what is ordered, too. */
  public OrderBuilder unfill(BigDecimal lastQty, BigDecimal lastPx) {
    cumQty = cumQty.subtract(lastQty);
    grossTradeAmt = grossTradeAmt.subtract(lastPx.multiply(lastQty));
    qty = qty.subtract(lastQty);
    status = cumQty.signum() == 0 ? OrdStatus.NEW : OrdStatus.PARTIALLY_FILLED;
    return this;
  }

  /** Takes that much off what is ordered and left, less than all of it. */
  public OrderBuilder reduce(BigDecimal by) {
    qty = qty.subtract(by);
    leavesQty = leavesQty.subtract(by);
    shownQty = shownQty.min(leavesQty);
    return this;
  }

  /** Fills that much at its own price. */
  public OrderBuilder fill(String lastQty) {
    return fill(new BigDecimal(lastQty), price);
  }

  /** Cancels what is left. */
  public OrderBuilder cancel(CancelReason reason) {
    return close(OrdStatus.CANCELED, reason);
  }

  /** Marks an order that stays open, as one of which quantity came back in another. */
  public OrderBuilder mark(CancelReason reason) {
    cancelReason = reason;
    return this;
  }

  /** Takes out what is left. */
  public OrderBuilder close(OrdStatus closed, CancelReason reason) {
    status = closed;
    cancelReason = reason;
    leavesQty = zero();
    shownQty = zero();
    waiting = false;
    place = 0;
    return this;
  }

  /** What is left of it now. */
  public BigDecimal leavesQty() {
    return leavesQty;
  }

  private OrderBuilder dark() {
    shownQty = zero();
    return this;
  }

  private BigDecimal zero() {
    return BigDecimal.valueOf(0, qty.scale());
  }

  /**
   * The order.
   *
   * @throws IllegalArgumentException if it cannot be, see {@link StoredOrder}
   */
  public StoredOrder build() {
    return new StoredOrder(
        orderId,
        seq,
        clOrdId,
        account,
        symbol,
        side,
        ordType,
        tif,
        stp,
        status,
        cancelReason,
        price,
        stopPx,
        trailOffset,
        qty,
        leavesQty,
        cumQty,
        grossTradeAmt,
        displayQty,
        shownQty,
        minFillQty,
        allOrNone,
        postOnly,
        expireTs,
        waiting,
        place,
        createdTs,
        updatedTs,
        nonce,
        refOrderId);
  }
}
