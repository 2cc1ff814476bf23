package dev.matchbook.jmh.book;

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

/** Hears an engine's events, passes its trades on and keeps what became of the last command. */
final class EngineTrades implements EngineListener {
  private final TradeSink sink;
  private long leaves;
  private boolean canceled;

  EngineTrades(TradeSink sink) {
    this.sink = sink;
  }

  /** Forgets the last command: the next is about so much. */
  void begin(long qty) {
    leaves = qty;
    canceled = false;
  }

  /** What the last command's order has not traded. */
  long leaves() {
    return leaves;
  }

  /** Whether an order was canceled. */
  boolean isCanceled() {
    return canceled;
  }

  @Override
  public void trade(
      long seq, long ts, long tradeId, OrderView maker, OrderView taker, long price, long qty) {
    leaves -= qty;
    sink.trade(maker.orderId(), taker.orderId(), qty, price);
  }

  @Override
  public void canceled(long seq, long ts, OrderView order, CancelReason reason, long leaves) {
    canceled = true;
  }

  @Override
  public void accepted(long seq, long ts, OrderView order) {}

  @Override
  public void rejected(long seq, long ts, long orderId, OrderEntry entry, RejectReason reason) {
    throw new IllegalStateException("order " + orderId + " was rejected: " + reason);
  }

  @Override
  public void marketAdded(long seq, long ts, Market market) {}

  @Override
  public void commandRejected(long seq, long ts, String cmd, String symbol, RejectReason reason) {
    throw new IllegalStateException(cmd + " was rejected: " + reason);
  }

  @Override
  public void triggered(long seq, long ts, OrderView order) {}

  @Override
  public void replenished(long seq, long ts, OrderView order, long shown) {}

  @Override
  public void restated(long seq, long ts, OrderView order) {}

  @Override
  public void expired(long seq, long ts, OrderView order) {}

  @Override
  public void replaced(long seq, long ts, OrderView order, Priority priority) {}

  @Override
  public void cancelRejected(
      long seq, long ts, long orderId, String clOrdId, RejectReason reason) {}

  @Override
  public void massCanceled(long seq, long ts, String account, long count) {}

  @Override
  public void statusChanged(long seq, long ts, Market market, MarketStatus status) {}

  @Override
  public void depth(long seq, long ts, DepthView depth) {}

  @Override
  public void settlement(SettlementEvent event) {}

  @Override
  public void lineRejected(long seq, long ts, long line, String reason) {}
}
