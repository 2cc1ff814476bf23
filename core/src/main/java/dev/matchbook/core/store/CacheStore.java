package dev.matchbook.core.store;

import dev.matchbook.core.event.Trade;
import java.util.List;
import java.util.Optional;

/**
 * A store that can stand above another one as its cache: it can be emptied and filled again, and
 * its answers say how current and how whole they are.
 *
 * <p>Each method that sees is the read of the same shape with a {@link Seen} around its answer;
 * value, checkpoint and bound belong to one moment, whatever is written meanwhile. Threads and
 * errors are as in {@link ExchangeStore}.
 *
 * <p>A cache is brought to another store's state by {@link #saveOrders} and {@link #saveTrades},
 * which leave its checkpoint where it is, and then by a {@link Batch#leap}. It has all open orders
 * once it was given them; of the others it forgets what it likes, and says so by {@link
 * Seen#wholeSince}. What goes first is what came to it first: an old order that was saved again is
 * the newest one here.
 */
public interface CacheStore extends ExchangeStore {

  /** Sees {@link #findOrder(long)}. */
  Seen<Optional<StoredOrder>> seeOrder(long orderId);

  /** Sees {@link #findOrder(String, String)}. */
  Seen<Optional<StoredOrder>> seeOrder(String account, String clOrdId);

  /** Sees {@link #orders}. */
  Seen<Page<StoredOrder>> seeOrders(OrderQuery query, Cursor after, int limit);

  /** Sees {@link #openOrders}. */
  Seen<Page<StoredOrder>> seeOpenOrders(String symbol, Cursor after, int limit);

  /** Sees {@link #findTrade}. */
  Seen<Optional<Trade>> seeTrade(long tradeId);

  /** Sees {@link #trades}. */
  Seen<Page<Trade>> seeTrades(TradeQuery query, Cursor after, int limit);

  /** Sees {@link #markets}. */
  Seen<List<MarketState>> seeMarkets();

  /**
   * Forgets everything: it is at {@link Checkpoint#START} then, as a new store is. Interrupted half
   * way it is there too, or where it was, and can be cleared again. Also where what it has is
   * damaged.
   */
  void clear();
}
