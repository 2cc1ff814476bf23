package dev.matchbook.core.engine;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.MarketStatus;
import dev.matchbook.core.Priority;
import dev.matchbook.core.RejectReason;
import dev.matchbook.core.event.SettlementEvent;

/**
 * Receives the engine's events (RULEBOOK §3), one call each, on the engine's thread, in the order
 * of their {@code seq} and before the command returns.
 *
 * <p>Views and entries are reused: they are valid until the callback returns. Prices and quantities
 * are in units of the order's {@link OrderView#market}. A callback must not call the engine's
 * commands; an exception it throws leaves the engine in the middle of a command and stops it.
 */
public interface EngineListener {

  /** A market was defined. */
  void marketAdded(long seq, long ts, Market market);

  /**
   * A {@code market}, {@code status}, {@code mark} or {@code depth} command was refused.
   *
   * @param cmd the command's word on the wire
   */
  void commandRejected(long seq, long ts, String cmd, String symbol, RejectReason reason);

  /** An order passed every check. */
  void accepted(long seq, long ts, OrderView order);

  /** An order was refused. */
  void rejected(long seq, long ts, long orderId, OrderEntry entry, RejectReason reason);

  /** A waiting order met its trigger. */
  void triggered(long seq, long ts, OrderView order);

  /**
   * Two orders traded at the maker's price; the views show what each has left. Fees are computed by
   * whom they concern: {@link Market#makerFee} and {@link Market#takerFee}.
   */
  void trade(
      long seq, long ts, long tradeId, OrderView maker, OrderView taker, long price, long qty);

  /**
   * An iceberg shows anew.
   *
   * @param shown what it shows now
   */
  void replenished(long seq, long ts, OrderView order, long shown);

  /** Self-trade prevention took quantity off an order; the view shows what it has left. */
  void restated(long seq, long ts, OrderView order);

  /**
   * An order was canceled.
   *
   * @param leaves what was still open and is now gone
   */
  void canceled(long seq, long ts, OrderView order, CancelReason reason, long leaves);

  /** An order expired; the view shows what was still open. */
  void expired(long seq, long ts, OrderView order);

  /** An order was replaced; the view shows it with its new values. */
  void replaced(long seq, long ts, OrderView order, Priority priority);

  /**
   * A cancel or replace was refused.
   *
   * @param orderId as given, or {@link MatchingEngine#NO_ORDER_ID}
   * @param clOrdId as given, or null
   */
  void cancelRejected(long seq, long ts, long orderId, String clOrdId, RejectReason reason);

  /** A mass cancel is done. */
  void massCanceled(long seq, long ts, String account, long count);

  /** A market's status was set. */
  void statusChanged(long seq, long ts, Market market, MarketStatus status);

  /** The displayed book was asked for. */
  void depth(long seq, long ts, DepthView depth);

  /** Something happened in the settlement of trades, or a command for it was refused. */
  void settlement(SettlementEvent event);

  /** A line of input was no command. */
  void lineRejected(long seq, long ts, long line, String reason);
}
