package dev.matchbook.spi.json;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.MarketStatus;
import dev.matchbook.core.Priority;
import dev.matchbook.core.RejectReason;
import dev.matchbook.core.engine.DepthView;
import dev.matchbook.core.engine.EngineListener;
import dev.matchbook.core.engine.Market;
import dev.matchbook.core.engine.OrderEntry;
import dev.matchbook.core.engine.OrderView;
import dev.matchbook.core.event.SettlementEvent;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * Prints an engine's events as NDJSON, byte for byte as RULEBOOK §3 has them. What is printed is
 * buffered until {@link #flush}. A write that fails is an {@link UncheckedIOException} out of the
 * engine's method. Not safe for use by several threads.
 */
public class EventWriter implements EngineListener, Flushable {
  private final OutputStream out;
  private final EventLine line;
  private final EventPrinter printer;
  private final EventTape tape = new EventTape();
  private long events;
  private long trades;
  private UncheckedIOException failure;

  /**
   * A writer to a stream, which stays the caller's to close.
   *
   * @param out is written in blocks of some kilobytes
   */
  public EventWriter(OutputStream out) {
    this.out = out;
    this.line = new EventLine(out);
    this.printer = new EventPrinter(line);
  }

  /** Events printed so far. */
  public long events() {
    return events;
  }

  /** Trades among them. */
  public long trades() {
    return trades;
  }

  /**
   * Writes out what is buffered and flushes the stream.
   *
   * @throws IOException if that fails
   * @throws UncheckedIOException if writing failed before: what was lost then is not made good
   */
  @Override
  public void flush() throws IOException {
    print();
    try {
      line.flush();
      out.flush();
    } catch (IOException e) {
      failed(e);
      throw e;
    }
  }

  private void print() {
    if (failure != null) {
      throw failure;
    }
    try {
      printer.print(tape);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private UncheckedIOException failed(IOException e) {
    failure = new UncheckedIOException(e);
    return failure;
  }

  private EventTape tape(EventLayout layout, long seq, long ts) {
    if (tape.isFull()) {
      print();
    }
    events++;
    return tape.put(layout.ordinal()).put(seq).put(ts);
  }

  @Override
  public void accepted(long seq, long ts, OrderView order) {
    tape(EventLayout.ACCEPTED, seq, ts)
        .put(order.market())
        .put(order.orderId())
        .put(order.clOrdId())
        .put(order.account().name())
        .put(order.side().ordinal())
        .put(order.ordType().ordinal())
        .put(order.tif().ordinal())
        .put(order.price())
        .put(order.stopPx())
        .put(order.qty())
        .put(order.refOrderId());
  }

  @Override
  public void rejected(long seq, long ts, long orderId, OrderEntry entry, RejectReason reason) {
    tape(EventLayout.REJECTED, seq, ts)
        .put(orderId)
        .put(entry.clOrdId())
        .put(entry.account().name())
        .put(entry.symbol())
        .put(reason.ordinal())
        .put(entry.refOrderId());
  }

  @Override
  public void triggered(long seq, long ts, OrderView order) {
    tape(EventLayout.TRIGGERED, seq, ts).put(order.orderId());
  }

  @Override
  public void trade(
      long seq, long ts, long tradeId, OrderView maker, OrderView taker, long price, long qty) {
    trades++;
    tape(EventLayout.TRADE, seq, ts)
        .put(maker.market())
        .put(tradeId)
        .put(price)
        .put(qty)
        .put(taker.side().ordinal())
        .put(maker.orderId())
        .put(taker.orderId())
        .put(maker.account().name())
        .put(taker.account().name())
        .put(maker.leaves())
        .put(taker.leaves())
        .put(price)
        .put(qty);
  }

  @Override
  public void replenished(long seq, long ts, OrderView order, long shown) {
    tape(EventLayout.REPLENISHED, seq, ts).put(order.market()).put(order.orderId()).put(shown);
  }

  @Override
  public void restated(long seq, long ts, OrderView order) {
    tape(EventLayout.RESTATED, seq, ts)
        .put(order.market())
        .put(order.orderId())
        .put(order.leaves());
  }

  @Override
  public void canceled(long seq, long ts, OrderView order, CancelReason reason, long leaves) {
    tape(EventLayout.CANCELED, seq, ts)
        .put(order.market())
        .put(order.orderId())
        .put(reason.ordinal())
        .put(leaves);
  }

  @Override
  public void expired(long seq, long ts, OrderView order) {
    tape(EventLayout.EXPIRED, seq, ts).put(order.market()).put(order.orderId()).put(order.leaves());
  }

  @Override
  public void replaced(long seq, long ts, OrderView order, Priority priority) {
    tape(EventLayout.REPLACED, seq, ts)
        .put(order.market())
        .put(order.orderId())
        .put(order.price())
        .put(order.isWaiting() ? order.stopPx() : OrderView.NONE)
        .put(order.qty())
        .put(order.leaves())
        .put(priority.ordinal());
  }

  @Override
  public void cancelRejected(long seq, long ts, long orderId, String clOrdId, RejectReason reason) {
    tape(EventLayout.CANCEL_REJECTED, seq, ts).put(orderId).put(clOrdId).put(reason.ordinal());
  }

  @Override
  public void marketAdded(long seq, long ts, Market market) {
    tape(EventLayout.MARKET, seq, ts).put(market).put(market.tickSize()).put(market.lotSize());
  }

  @Override
  public void commandRejected(long seq, long ts, String cmd, String symbol, RejectReason reason) {
    tape(EventLayout.COMMAND_REJECTED, seq, ts).put(cmd).put(symbol).put(reason.ordinal());
  }

  @Override
  public void massCanceled(long seq, long ts, String account, long count) {
    tape(EventLayout.MASS_CANCELED, seq, ts).put(account).put(count);
  }

  @Override
  public void statusChanged(long seq, long ts, Market market, MarketStatus status) {
    tape(EventLayout.STATUS, seq, ts).put(market).put(status.ordinal());
  }

  @Override
  public void lineRejected(long seq, long ts, long number, String reason) {
    tape(EventLayout.MALFORMED, seq, ts).put(number).put(reason);
  }

  @Override
  public void settlement(SettlementEvent event) {
    print();
    events++;
    try {
      printer.print(event);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void depth(long seq, long ts, DepthView depth) {
    print();
    events++;
    try {
      printer.print(seq, ts, depth);
    } catch (IOException e) {
      throw failed(e);
    }
  }
}
