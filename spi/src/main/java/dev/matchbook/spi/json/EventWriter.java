package dev.matchbook.spi.json;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.MarketStatus;
import dev.matchbook.core.OrdType;
import dev.matchbook.core.Priority;
import dev.matchbook.core.RejectReason;
import dev.matchbook.core.Side;
import dev.matchbook.core.TimeInForce;
import dev.matchbook.core.engine.DepthView;
import dev.matchbook.core.engine.EngineListener;
import dev.matchbook.core.engine.Market;
import dev.matchbook.core.engine.MatchingEngine;
import dev.matchbook.core.engine.OrderEntry;
import dev.matchbook.core.engine.OrderView;
import dev.matchbook.spi.json.EventLine.Word;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Prints an engine's events as NDJSON, byte for byte as RULEBOOK §3 has them. What is printed is
 * buffered until {@link #flush}. A write that fails is a {@link java.io.UncheckedIOException} out
 * of the engine's method. Not safe for use by several threads.
 */
public final class EventWriter implements EngineListener, Flushable {
  private static final Word[] SIDES = Keys.words(Side.values());
  private static final Word[] TYPES = Keys.words(OrdType.values());
  private static final Word[] TIFS = Keys.words(TimeInForce.values());
  private static final Word[] REJECTS = Keys.words(RejectReason.values());
  private static final Word[] CANCELS = Keys.words(CancelReason.values());
  private static final Word[] PRIORITIES = Keys.words(Priority.values());
  private static final Word[] STATUSES = Keys.words(MarketStatus.values());

  private final OutputStream out;
  private final EventLine line;
  private long events;
  private long trades;

  /**
   * A writer to a stream, which stays the caller's to close.
   *
   * @param out is written in blocks of some kilobytes
   */
  public EventWriter(OutputStream out) {
    this.out = out;
    this.line = new EventLine(out);
  }

  /** Events printed so far. */
  public long events() {
    return events;
  }

  /** Trades among them. */
  public long trades() {
    return trades;
  }

  /** Writes out what is buffered and flushes the stream. */
  @Override
  public void flush() throws IOException {
    line.flush();
    out.flush();
  }

  private EventLine begin(Word type, long seq, long ts) {
    events++;
    return line.begin(type, seq, ts);
  }

  @Override
  public void marketAdded(long seq, long ts, Market market) {
    begin(Keys.MARKET, seq, ts)
        .text(Keys.SYMBOL, market.symbol())
        .decimal(Keys.TICK_SIZE, market.tickSize(), market.priceScale())
        .decimal(Keys.LOT_SIZE, market.lotSize(), market.qtyScale())
        .end();
  }

  @Override
  public void commandRejected(long seq, long ts, String cmd, String symbol, RejectReason reason) {
    begin(Keys.COMMAND_REJECTED, seq, ts)
        .text(Keys.CMD, cmd)
        .text(Keys.SYMBOL, symbol)
        .word(Keys.REASON, REJECTS[reason.ordinal()])
        .end();
  }

  @Override
  public void accepted(long seq, long ts, OrderView order) {
    Market market = order.market();
    begin(Keys.ACCEPTED, seq, ts)
        .number(Keys.ORDER_ID, order.orderId())
        .optional(Keys.CL_ORD_ID, order.clOrdId())
        .text(Keys.ACCOUNT, order.account().name())
        .text(Keys.SYMBOL, market.symbol())
        .word(Keys.SIDE, SIDES[order.side().ordinal()])
        .word(Keys.ORD_TYPE, TYPES[order.ordType().ordinal()])
        .word(Keys.TIF, TIFS[order.tif().ordinal()]);
    price(Keys.PRICE, order.price(), market);
    price(Keys.STOP_PX, order.stopPx(), market);
    line.decimal(Keys.QTY, order.qty(), market.qtyScale()).end();
  }

  @Override
  public void rejected(long seq, long ts, long orderId, OrderEntry entry, RejectReason reason) {
    begin(Keys.REJECTED, seq, ts)
        .number(Keys.ORDER_ID, orderId)
        .optional(Keys.CL_ORD_ID, entry.clOrdId())
        .text(Keys.ACCOUNT, entry.account().name())
        .text(Keys.SYMBOL, entry.symbol())
        .word(Keys.REASON, REJECTS[reason.ordinal()])
        .end();
  }

  @Override
  public void triggered(long seq, long ts, OrderView order) {
    begin(Keys.TRIGGERED, seq, ts).number(Keys.ORDER_ID, order.orderId()).end();
  }

  @Override
  public void trade(
      long seq,
      long ts,
      long tradeId,
      OrderView maker,
      OrderView taker,
      long price,
      long qty,
      long makerFee,
      long takerFee) {
    trades++;
    Market market = maker.market();
    int qtyScale = market.qtyScale();
    begin(Keys.TRADE, seq, ts)
        .number(Keys.TRADE_ID, tradeId)
        .text(Keys.SYMBOL, market.symbol())
        .decimal(Keys.PRICE, price, market.priceScale())
        .decimal(Keys.QTY, qty, qtyScale)
        .word(Keys.TAKER_SIDE, SIDES[taker.side().ordinal()])
        .number(Keys.MAKER_ORDER_ID, maker.orderId())
        .number(Keys.TAKER_ORDER_ID, taker.orderId())
        .text(Keys.MAKER_ACCOUNT, maker.account().name())
        .text(Keys.TAKER_ACCOUNT, taker.account().name())
        .decimal(Keys.MAKER_LEAVES, maker.leaves(), qtyScale)
        .decimal(Keys.TAKER_LEAVES, taker.leaves(), qtyScale);
    int feeScale = market.definition().feeScale();
    if (makerFee == FEE_OVERFLOW || takerFee == FEE_OVERFLOW) {
      line.text(Keys.MAKER_FEE, market.exactMakerFee(price, qty).toPlainString())
          .text(Keys.TAKER_FEE, market.exactTakerFee(price, qty).toPlainString())
          .end();
    } else {
      line.decimal(Keys.MAKER_FEE, makerFee, feeScale)
          .decimal(Keys.TAKER_FEE, takerFee, feeScale)
          .end();
    }
  }

  @Override
  public void replenished(long seq, long ts, OrderView order, long shown) {
    begin(Keys.REPLENISHED, seq, ts)
        .number(Keys.ORDER_ID, order.orderId())
        .decimal(Keys.DISPLAY_QTY, shown, order.market().qtyScale())
        .end();
  }

  @Override
  public void restated(long seq, long ts, OrderView order) {
    leaves(begin(Keys.RESTATED, seq, ts).number(Keys.ORDER_ID, order.orderId()), order);
  }

  @Override
  public void canceled(long seq, long ts, OrderView order, CancelReason reason, long leaves) {
    begin(Keys.CANCELED, seq, ts)
        .number(Keys.ORDER_ID, order.orderId())
        .word(Keys.REASON, CANCELS[reason.ordinal()])
        .decimal(Keys.LEAVES, leaves, order.market().qtyScale())
        .end();
  }

  @Override
  public void expired(long seq, long ts, OrderView order) {
    leaves(begin(Keys.EXPIRED, seq, ts).number(Keys.ORDER_ID, order.orderId()), order);
  }

  private static void leaves(EventLine line, OrderView order) {
    line.decimal(Keys.LEAVES, order.leaves(), order.market().qtyScale()).end();
  }

  @Override
  public void replaced(long seq, long ts, OrderView order, Priority priority) {
    Market market = order.market();
    begin(Keys.REPLACED, seq, ts).number(Keys.ORDER_ID, order.orderId());
    price(Keys.PRICE, order.price(), market);
    price(Keys.STOP_PX, order.isWaiting() ? order.stopPx() : OrderView.NONE, market);
    line.decimal(Keys.QTY, order.qty(), market.qtyScale())
        .decimal(Keys.LEAVES, order.leaves(), market.qtyScale())
        .word(Keys.PRIORITY, PRIORITIES[priority.ordinal()])
        .end();
  }

  private void price(Word key, long units, Market market) {
    if (units != OrderView.NONE) {
      line.decimal(key, units, market.priceScale());
    }
  }

  @Override
  public void cancelRejected(long seq, long ts, long orderId, String clOrdId, RejectReason reason) {
    begin(Keys.CANCEL_REJECTED, seq, ts);
    if (orderId != MatchingEngine.NO_ORDER_ID) {
      line.number(Keys.ORDER_ID, orderId);
    }
    line.optional(Keys.CL_ORD_ID, clOrdId).word(Keys.REASON, REJECTS[reason.ordinal()]).end();
  }

  @Override
  public void massCanceled(long seq, long ts, String account, long count) {
    begin(Keys.MASS_CANCELED, seq, ts).text(Keys.ACCOUNT, account).number(Keys.COUNT, count).end();
  }

  @Override
  public void statusChanged(long seq, long ts, Market market, MarketStatus status) {
    begin(Keys.STATUS, seq, ts)
        .text(Keys.SYMBOL, market.symbol())
        .word(Keys.STATUS, STATUSES[status.ordinal()])
        .end();
  }

  @Override
  public void depth(long seq, long ts, DepthView depth) {
    begin(Keys.DEPTH, seq, ts).text(Keys.SYMBOL, depth.market().symbol());
    levels(Keys.BIDS, depth.rewind(Side.BUY));
    levels(Keys.ASKS, depth.rewind(Side.SELL));
    line.end();
  }

  private void levels(Word key, DepthView depth) {
    int priceScale = depth.market().priceScale();
    int qtyScale = depth.market().qtyScale();
    line.array(key);
    while (depth.next()) {
      line.level(depth.price(), priceScale, depth.qty(), qtyScale, depth.orders());
    }
    line.endArray();
  }

  @Override
  public void lineRejected(long seq, long ts, long number, String reason) {
    begin(Keys.MALFORMED, seq, ts).number(Keys.LINE, number).text(Keys.REASON, reason).end();
  }
}
