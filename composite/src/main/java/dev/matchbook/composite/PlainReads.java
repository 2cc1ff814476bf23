package dev.matchbook.composite;

import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.Capability;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.core.store.MarketState;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.Seen;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.TradeQuery;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The answers of a store that is no cache: it does not lose what it has, so what was written to it
 * before it was asked is in what it answers.
 */
final class PlainReads implements LayerReads {
  private final ExchangeStore store;
  private final Supplier<Checkpoint> written;
  private final long ordersSince;
  private final long tradesSince;

  PlainReads(ExchangeStore store, Supplier<Checkpoint> written) {
    this.store = store;
    this.written = written;
    ordersSince = store.capabilities().contains(Capability.ALL_ORDERS) ? 0 : Long.MAX_VALUE;
    tradesSince = store.capabilities().contains(Capability.ALL_TRADES) ? 0 : Long.MAX_VALUE;
  }

  private <T> Seen<T> see(Supplier<T> read, long since) {
    Checkpoint at = written.get();
    return new Seen<>(read.get(), at, since);
  }

  @Override
  public Seen<Optional<StoredOrder>> order(long orderId) {
    return see(() -> store.findOrder(orderId), ordersSince);
  }

  @Override
  public Seen<Optional<StoredOrder>> order(String account, String clOrdId) {
    return see(() -> store.findOrder(account, clOrdId), ordersSince);
  }

  @Override
  public Seen<Page<StoredOrder>> orders(OrderQuery query, Cursor after, int limit) {
    return see(() -> store.orders(query, after, limit), query.isOpenOnly() ? 0 : ordersSince);
  }

  @Override
  public Seen<Page<StoredOrder>> openOrders(String symbol, Cursor after, int limit) {
    return see(() -> store.openOrders(symbol, after, limit), 0);
  }

  @Override
  public Seen<Optional<Trade>> trade(long tradeId) {
    return see(() -> store.findTrade(tradeId), tradesSince);
  }

  @Override
  public Seen<Page<Trade>> trades(TradeQuery query, Cursor after, int limit) {
    return see(() -> store.trades(query, after, limit), tradesSince);
  }

  @Override
  public Seen<List<MarketState>> markets() {
    return see(store::markets, 0);
  }
}
