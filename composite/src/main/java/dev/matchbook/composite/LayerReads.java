package dev.matchbook.composite;

import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.MarketState;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.Seen;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.TradeQuery;
import java.util.List;
import java.util.Optional;

/** What a layer answers, as {@link dev.matchbook.core.store.CacheStore} does. */
interface LayerReads {
  Seen<Optional<StoredOrder>> order(long orderId);

  Seen<Optional<StoredOrder>> order(String account, String clOrdId);

  Seen<Page<StoredOrder>> orders(OrderQuery query, Cursor after, int limit);

  Seen<Page<StoredOrder>> openOrders(String symbol, Cursor after, int limit);

  Seen<Optional<Trade>> trade(long tradeId);

  Seen<Page<Trade>> trades(TradeQuery query, Cursor after, int limit);

  Seen<List<MarketState>> markets();
}
