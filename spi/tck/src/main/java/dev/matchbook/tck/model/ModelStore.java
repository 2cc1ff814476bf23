package dev.matchbook.tck.model;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;
import static java.util.Objects.requireNonNull;

import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.AuditQuery;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.CacheStore;
import dev.matchbook.core.store.Capability;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.MarketState;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.Seen;
import dev.matchbook.core.store.SettlementBatch;
import dev.matchbook.core.store.SettlementQuery;
import dev.matchbook.core.store.StoreException;
import dev.matchbook.core.store.StoredAuthorization;
import dev.matchbook.core.store.StoredNonce;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.StoredSettlement;
import dev.matchbook.core.store.TradeQuery;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The contract of storage in its slowest and plainest form: some maps and a lock, every query a
 * scan of everything. What it answers is what every backend has to answer.
 *
 * <p>It says that it can do everything: {@link #reopened} is the same store opened anew. As a cache
 * it forgets nothing.
 */
public class ModelStore implements CacheStore {
  final SortedMap<Long, StoredOrder> orders = new TreeMap<>();
  final SortedMap<Long, Trade> trades = new TreeMap<>();
  final SortedMap<Integer, MarketState> markets = new TreeMap<>();
  final SortedMap<Long, StoredAuthorization> authorizations = new TreeMap<>();
  final Map<List<Object>, StoredNonce> nonces = new HashMap<>();
  final SortedMap<Long, StoredSettlement> settlements = new TreeMap<>();
  final SortedMap<Long, SettlementBatch> settlementBatches = new TreeMap<>();
  final SortedMap<Long, Event> audit = new TreeMap<>();
  Checkpoint checkpoint = Checkpoint.START;
  private boolean closed;

  /** A new store. */
  public ModelStore() {}

  /** Another store with what this one has: what it is after it was closed and opened again. */
  public synchronized ModelStore reopened() {
    ModelStore store = new ModelStore();
    store.takeOver(this);
    return store;
  }

  final void takeOver(ModelStore other) {
    orders.putAll(other.orders);
    trades.putAll(other.trades);
    markets.putAll(other.markets);
    authorizations.putAll(other.authorizations);
    nonces.putAll(other.nonces);
    settlements.putAll(other.settlements);
    settlementBatches.putAll(other.settlementBatches);
    audit.putAll(other.audit);
    checkpoint = other.checkpoint;
  }

  @Override
  public String name() {
    return "model:";
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.copyOf(EnumSet.allOf(Capability.class));
  }

  @Override
  public synchronized boolean commit(Batch batch) {
    requireOpen();
    if (!batch.followsOn(checkpoint, name())) {
      return false;
    }
    List<MarketState> changed = List.copyOf(batch.markets());
    batch.orders().forEach(this::write);
    batch.trades().forEach(this::write);
    changed.forEach(market -> markets.put(market.index(), market));
    batch.authorizations().forEach(this::write);
    batch.nonces().forEach(this::write);
    batch.settlements().trades().forEach(this::write);
    batch.settlements().batches().forEach(this::write);
    batch.audit().forEach(this::write);
    checkpoint = batch.checkpoint();
    return true;
  }

  @Override
  public synchronized Checkpoint checkpoint() {
    requireOpen();
    return checkpoint;
  }

  @Override
  public synchronized List<MarketState> markets() {
    requireOpen();
    return List.copyOf(markets.values());
  }

  @Override
  public synchronized void saveOrders(Collection<StoredOrder> rows) {
    requireOpen();
    List.copyOf(rows).forEach(this::write);
  }

  void write(StoredOrder order) {
    StoredOrder stored = orders.get(order.orderId());
    if (stored == null || order.seq() > stored.seq()) {
      orders.put(order.orderId(), order);
    }
  }

  @Override
  public synchronized Optional<StoredOrder> findOrder(long orderId) {
    requireOpen();
    return Optional.ofNullable(orders.get(orderId));
  }

  @Override
  public synchronized Optional<StoredOrder> findOrder(String account, String clOrdId) {
    requireOpen();
    requireNonNull(account, "account");
    requireNonNull(clOrdId, "clOrdId");
    return orders.values().stream()
        .filter(o -> account.equals(o.account()) && clOrdId.equals(o.clOrdId()))
        .max(comparing(StoredOrder::isOpen).thenComparing(comparingLong(StoredOrder::orderId)));
  }

  @Override
  public synchronized boolean removeOrder(long orderId) {
    requireOpen();
    StoredOrder stored = orders.get(orderId);
    if (stored != null && stored.isOpen()) {
      throw new IllegalStateException("orderId: " + orderId + " is open");
    }
    authorizations.remove(orderId);
    return orders.remove(orderId) != null;
  }

  @Override
  public synchronized Page<StoredOrder> orders(OrderQuery query, Cursor after, int limit) {
    requireOpen();
    requireNonNull(query, "query");
    return page(orders.values().stream().filter(query::matches), query.sort()::key, after, limit);
  }

  @Override
  public synchronized Page<StoredOrder> openOrders(String symbol, Cursor after, int limit) {
    requireOpen();
    requireNonNull(symbol, "symbol");
    Stream<StoredOrder> open =
        orders.values().stream().filter(o -> o.isOpen() && o.symbol().equals(symbol));
    return page(open, StoredOrder::priority, after, limit);
  }

  @Override
  public synchronized void saveTrades(Collection<Trade> rows) {
    requireOpen();
    List.copyOf(rows).forEach(this::write);
  }

  void write(Trade trade) {
    trades.putIfAbsent(trade.tradeId(), trade);
  }

  @Override
  public synchronized Optional<Trade> findTrade(long tradeId) {
    requireOpen();
    return Optional.ofNullable(trades.get(tradeId));
  }

  @Override
  public synchronized Page<Trade> trades(TradeQuery query, Cursor after, int limit) {
    requireOpen();
    requireNonNull(query, "query");
    return page(trades.values().stream().filter(query::matches), query::key, after, limit);
  }

  /** Of an order that it does not know (any more) it keeps none. */
  void write(StoredAuthorization authorization) {
    if (orders.containsKey(authorization.orderId())) {
      authorizations.put(authorization.orderId(), authorization);
    }
  }

  void write(StoredNonce nonce) {
    List<Object> key = List.of(nonce.account(), nonce.kind(), nonce.key());
    if (nonce.value().signum() == 0) {
      nonces.remove(key);
    } else {
      nonces.put(key, nonce);
    }
  }

  @Override
  public synchronized Optional<StoredAuthorization> findAuthorization(long orderId) {
    requireOpen();
    return Optional.ofNullable(authorizations.get(orderId));
  }

  @Override
  public synchronized Page<StoredNonce> nonces(Cursor after, int limit) {
    requireOpen();
    return page(nonces.values().stream(), row -> Cursor.of(row.seq()), after, limit);
  }

  void write(StoredSettlement settlement) {
    settlements.put(settlement.tradeId(), settlement);
  }

  void write(SettlementBatch batch) {
    settlementBatches.put(batch.batchId(), batch);
  }

  void write(Event event) {
    audit.put(event.seq(), event);
  }

  @Override
  public synchronized Optional<StoredSettlement> findSettlement(long tradeId) {
    requireOpen();
    return Optional.ofNullable(settlements.get(tradeId));
  }

  @Override
  public synchronized Page<StoredSettlement> settlements(
      SettlementQuery query, Cursor after, int limit) {
    requireOpen();
    requireNonNull(query, "query");
    Stream<StoredSettlement> matching = settlements.values().stream().filter(query::matches);
    return page(matching, row -> Cursor.of(row.tradeId()), after, limit);
  }

  @Override
  public synchronized Optional<SettlementBatch> findSettlementBatch(long batchId) {
    requireOpen();
    return Optional.ofNullable(settlementBatches.get(batchId));
  }

  @Override
  public synchronized Page<SettlementBatch> settlementBatches(
      SettlementQuery query, Cursor after, int limit) {
    requireOpen();
    requireNonNull(query, "query");
    Stream<SettlementBatch> matching = settlementBatches.values().stream().filter(query::matches);
    return page(matching, row -> Cursor.of(row.batchId()), after, limit);
  }

  @Override
  public synchronized Page<Event> audit(AuditQuery query, Cursor after, int limit) {
    requireOpen();
    requireNonNull(query, "query");
    Stream<Event> matching = audit.values().stream().filter(query::matches);
    return page(matching, event -> Cursor.of(event.seq()), after, limit);
  }

  @Override
  public synchronized Seen<Optional<StoredOrder>> seeOrder(long orderId) {
    return ofOrders(findOrder(orderId));
  }

  @Override
  public synchronized Seen<Optional<StoredOrder>> seeOrder(String account, String clOrdId) {
    return ofOrders(findOrder(account, clOrdId));
  }

  @Override
  public synchronized Seen<Page<StoredOrder>> seeOrders(OrderQuery query, Cursor after, int limit) {
    Page<StoredOrder> page = orders(query, after, limit);
    return query.isOpenOnly() ? seen(page, 0) : ofOrders(page);
  }

  @Override
  public synchronized Seen<Page<StoredOrder>> seeOpenOrders(
      String symbol, Cursor after, int limit) {
    return seen(openOrders(symbol, after, limit), 0);
  }

  @Override
  public synchronized Seen<Optional<Trade>> seeTrade(long tradeId) {
    return ofTrades(findTrade(tradeId));
  }

  @Override
  public synchronized Seen<Page<Trade>> seeTrades(TradeQuery query, Cursor after, int limit) {
    return ofTrades(trades(query, after, limit));
  }

  @Override
  public synchronized Seen<List<MarketState>> seeMarkets() {
    return seen(markets(), 0);
  }

  <T> Seen<T> ofOrders(T value) {
    return seen(value, 0);
  }

  <T> Seen<T> ofTrades(T value) {
    return seen(value, 0);
  }

  <T> Seen<T> seen(T value, long wholeSince) {
    return new Seen<>(value, checkpoint, wholeSince);
  }

  @Override
  public synchronized void clear() {
    requireOpen();
    orders.clear();
    trades.clear();
    markets.clear();
    authorizations.clear();
    nonces.clear();
    settlements.clear();
    settlementBatches.clear();
    audit.clear();
    checkpoint = Checkpoint.START;
  }

  @Override
  public synchronized void close() {
    closed = true;
  }

  static <T> Page<T> page(Stream<T> matching, Function<T, Cursor> key, Cursor after, int limit) {
    Page.requireLimit(limit);
    List<T> rest =
        matching
            .filter(row -> after == null || key.apply(row).compareTo(after) > 0)
            .sorted(comparing(key))
            .toList();
    List<T> rows = rest.subList(0, Math.min(limit, rest.size()));
    return new Page<>(rows, rest.size() > limit ? key.apply(rows.get(limit - 1)) : null);
  }

  void requireOpen() {
    if (closed) {
      throw StoreException.rejected(name(), "closed");
    }
  }
}
