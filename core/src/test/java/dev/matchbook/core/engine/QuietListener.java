package dev.matchbook.core.engine;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.MarketStatus;
import dev.matchbook.core.Priority;
import dev.matchbook.core.RejectReason;
import dev.matchbook.core.Side;
import dev.matchbook.core.event.SettlementEvent;

/** Reads every event as a host would, keeps nothing but counts, allocates nothing. */
final class QuietListener implements EngineListener {
  long markets;
  long commandsRejected;
  long accepted;
  long rejected;
  long triggered;
  long trades;
  long fees;
  long replenished;
  long restated;
  long canceled;
  long expired;
  long kept;
  long lost;
  long cancelsRejected;
  long massCanceled;
  long statuses;
  long depthLevels;
  long lines;
  long settlements;

  @Override
  public void marketAdded(long seq, long ts, Market market) {
    markets++;
  }

  @Override
  public void commandRejected(long seq, long ts, String cmd, String symbol, RejectReason reason) {
    commandsRejected++;
  }

  @Override
  public void accepted(long seq, long ts, OrderView order) {
    accepted++;
  }

  @Override
  public void rejected(long seq, long ts, long orderId, OrderEntry entry, RejectReason reason) {
    rejected++;
  }

  @Override
  public void triggered(long seq, long ts, OrderView order) {
    triggered++;
  }

  @Override
  public void trade(
      long seq, long ts, long tradeId, OrderView maker, OrderView taker, long price, long qty) {
    long makerFee = maker.market().makerFee(price, qty);
    long takerFee = maker.market().takerFee(price, qty);
    trades++;
    if (makerFee != 0
        && takerFee != 0
        && makerFee != Market.FEE_OVERFLOW
        && takerFee != Market.FEE_OVERFLOW) {
      fees++;
    }
  }

  @Override
  public void replenished(long seq, long ts, OrderView order, long shown) {
    replenished++;
  }

  @Override
  public void restated(long seq, long ts, OrderView order) {
    restated++;
  }

  @Override
  public void canceled(long seq, long ts, OrderView order, CancelReason reason, long leaves) {
    canceled++;
  }

  @Override
  public void expired(long seq, long ts, OrderView order) {
    expired++;
  }

  @Override
  public void replaced(long seq, long ts, OrderView order, Priority priority) {
    if (priority == Priority.KEPT) {
      kept++;
    } else {
      lost++;
    }
  }

  @Override
  public void cancelRejected(long seq, long ts, long orderId, String clOrdId, RejectReason reason) {
    cancelsRejected++;
  }

  @Override
  public void massCanceled(long seq, long ts, String account, long count) {
    massCanceled++;
  }

  @Override
  public void statusChanged(long seq, long ts, Market market, MarketStatus status) {
    statuses++;
  }

  @Override
  public void depth(long seq, long ts, DepthView depth) {
    while (depth.next()) {
      depthLevels++;
    }
    depth.rewind(Side.SELL);
    while (depth.next()) {
      depthLevels++;
    }
  }

  @Override
  public void settlement(SettlementEvent event) {
    settlements++;
  }

  @Override
  public void lineRejected(long seq, long ts, long line, String reason) {
    lines++;
  }
}
