package dev.matchbook.composite;

import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.CacheStore;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.MarketState;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.Seen;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.TradeQuery;
import java.util.List;
import java.util.Optional;

/** The answers of a cache, which says itself how current they are. */
record CacheReads(CacheStore cache) implements LayerReads {
  @Override
  public Seen<Optional<StoredOrder>> order(long orderId) {
    return cache.seeOrder(orderId);
  }

  @Override
  public Seen<Optional<StoredOrder>> order(String account, String clOrdId) {
    return cache.seeOrder(account, clOrdId);
  }

  @Override
  public Seen<Page<StoredOrder>> orders(OrderQuery query, Cursor after, int limit) {
    return cache.seeOrders(query, after, limit);
  }

  @Override
  public Seen<Page<StoredOrder>> openOrders(String symbol, Cursor after, int limit) {
    return cache.seeOpenOrders(symbol, after, limit);
  }

  @Override
  public Seen<Optional<Trade>> trade(long tradeId) {
    return cache.seeTrade(tradeId);
  }

  @Override
  public Seen<Page<Trade>> trades(TradeQuery query, Cursor after, int limit) {
    return cache.seeTrades(query, after, limit);
  }

  @Override
  public Seen<List<MarketState>> markets() {
    return cache.seeMarkets();
  }
}
