package dev.matchbook.jmh.bench;

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

/**
 * Hears an engine's events, counts its trades, and throws where it refuses a command: a measurement
 * of refusals would be one of nothing. Allocates nothing. One thread.
 */
public final class TradeCount implements EngineListener {
  private long trades;
  private long volume;

  /** No trades yet. */
  public TradeCount() {}

  /** How many trades there were. */
  public long trades() {
    return trades;
  }

  /** The sum of their quantities. */
  public long volume() {
    return volume;
  }

  @Override
  public void trade(
      long seq, long ts, long tradeId, OrderView maker, OrderView taker, long price, long qty) {
    trades++;
    volume += qty;
  }

  @Override
  public void rejected(long seq, long ts, long orderId, OrderEntry entry, RejectReason reason) {
    throw new IllegalStateException("order " + orderId + " was rejected: " + reason);
  }

  @Override
  public void commandRejected(long seq, long ts, String cmd, String symbol, RejectReason reason) {
    throw new IllegalStateException(cmd + " of " + symbol + " was rejected: " + reason);
  }

  @Override
  public void cancelRejected(long seq, long ts, long orderId, String clOrdId, RejectReason reason) {
    throw new IllegalStateException("cancel of " + orderId + " was rejected: " + reason);
  }

  @Override
  public void settlement(SettlementEvent event) {}

  @Override
  public void lineRejected(long seq, long ts, long line, String reason) {
    throw new IllegalStateException("line " + line + " was rejected: " + reason);
  }

  @Override
  public void marketAdded(long seq, long ts, Market market) {}

  @Override
  public void accepted(long seq, long ts, OrderView order) {}

  @Override
  public void triggered(long seq, long ts, OrderView order) {}

  @Override
  public void replenished(long seq, long ts, OrderView order, long shown) {}

  @Override
  public void restated(long seq, long ts, OrderView order) {}

  @Override
  public void canceled(long seq, long ts, OrderView order, CancelReason reason, long leaves) {}

  @Override
  public void expired(long seq, long ts, OrderView order) {}

  @Override
  public void replaced(long seq, long ts, OrderView order, Priority priority) {}

  @Override
  public void massCanceled(long seq, long ts, String account, long count) {}

  @Override
  public void statusChanged(long seq, long ts, Market market, MarketStatus status) {}

  @Override
  public void depth(long seq, long ts, DepthView depth) {}
}
