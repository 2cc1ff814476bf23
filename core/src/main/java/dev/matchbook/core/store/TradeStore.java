package dev.matchbook.core.store;

import dev.matchbook.core.event.Trade;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Keeps trades. Threads, durability and errors are as in {@link OrderStore}. A trade never changes:
 * one whose {@code tradeId} is there already is passed over.
 */
public interface TradeStore {

  /** Writes one trade, unless it is there. */
  default void saveTrade(Trade trade) {
    saveTrades(List.of(trade));
  }

  /** Writes trades, each unless it is there; all or nothing. Does not move the checkpoint. */
  void saveTrades(Collection<Trade> trades);

  /** The trade with that id, or empty. */
  Optional<Trade> findTrade(long tradeId);

  /**
   * The most recent trades, newest first.
   *
   * @param symbol only in that market, or null for all
   * @param limit 1 to {@link Page#MAX_ROWS}
   */
  default List<Trade> recentTrades(String symbol, int limit) {
    return trades(TradeQuery.all().symbol(symbol).newest(), null, limit).rows();
  }

  /**
   * A page of the trades that match, in the query's order.
   *
   * @param after the {@code next} of the page before, or null for the first
   * @param limit 1 to {@link Page#MAX_ROWS}; a page has that many rows unless it is the last
   */
  Page<Trade> trades(TradeQuery query, Cursor after, int limit);
}
