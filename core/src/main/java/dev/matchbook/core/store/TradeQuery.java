package dev.matchbook.core.store;

import dev.matchbook.core.event.Trade;

/**
 * Which trades, and in what order. Conditions are joined by "and".
 *
 * @param symbol only in that market, or null
 * @param account only with that account on either side, or null
 * @param orderId only with that order on either side, or −1
 * @param fromTs only at or after that time, in nanoseconds since the Unix epoch; 0 for any
 * @param toTs only before that time; {@link Long#MAX_VALUE}, the end of time, for any
 * @param sinceSeq only with a greater {@code seq}; 0 for any
 * @param newestFirst in descending {@code seq} instead of ascending
 */
public record TradeQuery(
    String symbol,
    String account,
    long orderId,
    long fromTs,
    long toTs,
    long sinceSeq,
    boolean newestFirst) {

  /** All trades, oldest first. */
  public static TradeQuery all() {
    return new TradeQuery(null, null, -1, 0, Long.MAX_VALUE, 0, false);
  }

  /** The same, in one market. */
  public TradeQuery symbol(String market) {
    return new TradeQuery(market, account, orderId, fromTs, toTs, sinceSeq, newestFirst);
  }

  /** The same, of one account. */
  public TradeQuery account(String party) {
    return new TradeQuery(symbol, party, orderId, fromTs, toTs, sinceSeq, newestFirst);
  }

  /** The same, of one order. */
  public TradeQuery order(long id) {
    return new TradeQuery(symbol, account, id, fromTs, toTs, sinceSeq, newestFirst);
  }

  /** The same, in {@code [from, to)}. */
  public TradeQuery between(long from, long to) {
    return new TradeQuery(symbol, account, orderId, from, to, sinceSeq, newestFirst);
  }

  /** The same, after that event. */
  public TradeQuery since(long seq) {
    return new TradeQuery(symbol, account, orderId, fromTs, toTs, seq, newestFirst);
  }

  /** The same, newest first. */
  public TradeQuery newest() {
    return new TradeQuery(symbol, account, orderId, fromTs, toTs, sinceSeq, true);
  }

  /** The row's key: pages are in ascending order of it. */
  public Cursor key(Trade trade) {
    return Cursor.of(newestFirst ? -trade.seq() : trade.seq());
  }

  /** Whether the trade is one of these. */
  public boolean matches(Trade trade) {
    return trade.seq() > sinceSeq
        && trade.ts() >= fromTs
        && trade.ts() < toTs
        && (symbol == null || symbol.equals(trade.symbol()))
        && (orderId < 0 || orderId == trade.makerOrderId() || orderId == trade.takerOrderId())
        && (account == null
            || account.equals(trade.makerAccount())
            || account.equals(trade.takerAccount()));
  }
}
