package dev.matchbook.tck;

import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.AuditQuery;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.core.store.MarketState;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.SettlementBatch;
import dev.matchbook.core.store.SettlementQuery;
import dev.matchbook.core.store.StoredAuthorization;
import dev.matchbook.core.store.StoredNonce;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.StoredSettlement;
import dev.matchbook.core.store.TradeQuery;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All that a store has, to be compared with what another has or the same had.
 *
 * @param checkpoint where it is
 * @param markets in ascending index
 * @param orders by ascending {@code orderId}
 * @param openOrders by symbol, each in priority order
 * @param trades by ascending {@code seq}
 * @param authorizations of the orders that have a nonce, and some others, by {@code orderId}
 * @param nonces by ascending {@code seq}
 * @param settlements by ascending {@code tradeId}
 * @param settlementBatches by ascending {@code batchId}
 * @param audit by ascending {@code seq}
 */
public record StoreContents(
    Checkpoint checkpoint,
    List<MarketState> markets,
    List<StoredOrder> orders,
    Map<String, List<StoredOrder>> openOrders,
    List<Trade> trades,
    List<StoredAuthorization> authorizations,
    List<StoredNonce> nonces,
    List<StoredSettlement> settlements,
    List<SettlementBatch> settlementBatches,
    List<Event> audit) {
  private static final int ONE_OF = 16;

  /** Reads all of a store, page by page; nobody may write in the meantime. */
  public static StoreContents of(ExchangeStore store) {
    List<StoredOrder> orders = Pages.orders(store, OrderQuery.all()).all();
    TreeSet<String> symbols = new TreeSet<>();
    store.markets().forEach(market -> symbols.add(market.symbol()));
    orders.forEach(order -> symbols.add(order.symbol()));
    Map<String, List<StoredOrder>> open = new TreeMap<>();
    symbols.forEach(symbol -> open.put(symbol, Pages.openOrders(store, symbol).all()));
    List<Trade> trades = Pages.trades(store, TradeQuery.all()).all();
    return new StoreContents(
        store.checkpoint(),
        store.markets(),
        orders,
        open,
        trades,
        authorizations(store, orders),
        Pages.nonces(store).all(),
        Pages.settlements(store, SettlementQuery.all()).all(),
        Pages.settlementBatches(store, SettlementQuery.all()).all(),
        Pages.audit(store, AuditQuery.all()).all());
  }

  /** One by one, as there is no query for them; so not of all that have none. */
  private static List<StoredAuthorization> authorizations(
      ExchangeStore store, List<StoredOrder> orders) {
    return orders.stream()
        .filter(order -> order.nonce() != null || order.orderId() % ONE_OF == 0)
        .flatMap(order -> store.findAuthorization(order.orderId()).stream())
        .toList();
  }

  /**
   * Compares part by part; says what differs first.
   *
   * @throws AssertionError if a store has anything else than this
   */
  public void requireSame(ExchangeStore store) {
    StoreContents actual = of(store);
    requireSameRows(actual);
    Same.rows("authorizations", actual.authorizations, authorizations);
    Same.rows("nonces", actual.nonces, nonces);
    Same.rows("settlements", actual.settlements, settlements);
    Same.rows("settlementBatches", actual.settlementBatches, settlementBatches);
    Same.rows("audit", actual.audit, audit);
  }

  /** The same without what no store has that was filled from another: all but orders and trades. */
  void requireSameRows(ExchangeStore store) {
    requireSameRows(of(store));
  }

  private void requireSameRows(StoreContents actual) {
    Same.value("checkpoint", actual.checkpoint, checkpoint);
    Same.rows("markets", actual.markets, markets);
    Same.rows("orders", actual.orders, orders);
    Same.value("symbols", actual.openOrders.keySet(), openOrders.keySet());
    openOrders.forEach(
        (symbol, open) ->
            Same.rows("open orders of " + symbol, actual.openOrders.get(symbol), open));
    Same.rows("trades", actual.trades, trades);
  }
}
