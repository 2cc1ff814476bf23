package dev.matchbook.core.engine;

import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.AuditQuery;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Capability;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.core.store.MarketState;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.PageOf;
import dev.matchbook.core.store.SettlementBatch;
import dev.matchbook.core.store.SettlementQuery;
import dev.matchbook.core.store.StoredAuthorization;
import dev.matchbook.core.store.StoredNonce;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.StoredSettlement;
import dev.matchbook.core.store.TradeQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A store of the plainest kind for tests of the engine: all rows in maps. */
public class KeptRows implements ExchangeStore {
  final TreeMap<Long, StoredOrder> orders = new TreeMap<>();
  final TreeMap<Long, Trade> trades = new TreeMap<>();
  private final TreeMap<Integer, MarketState> markets = new TreeMap<>();
  private final TreeMap<Long, StoredAuthorization> authorizations = new TreeMap<>();
  private final TreeMap<String, StoredNonce> nonces = new TreeMap<>();
  final TreeMap<Long, StoredSettlement> settlements = new TreeMap<>();
  final TreeMap<Long, SettlementBatch> settlementBatches = new TreeMap<>();
  final List<Event> audit = new ArrayList<>();
  private Checkpoint checkpoint = Checkpoint.START;

  /** An empty store. */
  public KeptRows() {}

  @Override
  public String name() {
    return "kept:";
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.ALL_ORDERS, Capability.ALL_TRADES);
  }

  @Override
  public synchronized boolean commit(Batch batch) {
    if (!batch.followsOn(checkpoint, name())) {
      return false;
    }
    saveOrders(batch.orders());
    saveTrades(batch.trades());
    batch.markets().forEach(market -> markets.put(market.index(), market));
    batch.authorizations().forEach(row -> authorizations.put(row.orderId(), row));
    batch.nonces().forEach(this::keep);
    batch.settlements().trades().forEach(row -> settlements.put(row.tradeId(), row));
    batch.settlements().batches().forEach(row -> settlementBatches.put(row.batchId(), row));
    audit.addAll(batch.audit());
    checkpoint = batch.checkpoint();
    return true;
  }

  @Override
  public synchronized Checkpoint checkpoint() {
    return checkpoint;
  }

  @Override
  public synchronized List<MarketState> markets() {
    return List.copyOf(markets.values());
  }

  @Override
  public synchronized void saveOrders(Collection<StoredOrder> rows) {
    rows.forEach(row -> orders.merge(row.orderId(), row, (a, b) -> b.seq() > a.seq() ? b : a));
  }

  @Override
  public synchronized Optional<StoredOrder> findOrder(long orderId) {
    return Optional.ofNullable(orders.get(orderId));
  }

  @Override
  public Optional<StoredOrder> findOrder(String account, String clOrdId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean removeOrder(long orderId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public synchronized Page<StoredOrder> orders(OrderQuery query, Cursor after, int limit) {
    PageOf<StoredOrder> page = new PageOf<>(query.sort()::key, after, limit);
    orders.values().stream().filter(query::matches).forEach(page::add);
    return page.page();
  }

  @Override
  public synchronized Page<StoredOrder> openOrders(String symbol, Cursor after, int limit) {
    PageOf<StoredOrder> page = new PageOf<>(StoredOrder::priority, after, limit);
    OrderQuery open = OrderQuery.all().symbol(symbol).open();
    orders.values().stream().filter(open::matches).forEach(page::add);
    return page.page();
  }

  @Override
  public synchronized void saveTrades(Collection<Trade> rows) {
    rows.forEach(row -> trades.putIfAbsent(row.tradeId(), row));
  }

  @Override
  public synchronized Optional<Trade> findTrade(long tradeId) {
    return Optional.ofNullable(trades.get(tradeId));
  }

  @Override
  public synchronized Page<Trade> trades(TradeQuery query, Cursor after, int limit) {
    PageOf<Trade> page = new PageOf<>(query::key, after, limit);
    new ArrayList<>(trades.values()).stream().filter(query::matches).forEach(page::add);
    return page.page();
  }

  @Override
  public synchronized Optional<StoredAuthorization> findAuthorization(long orderId) {
    return Optional.ofNullable(authorizations.get(orderId));
  }

  @Override
  public synchronized Page<StoredNonce> nonces(Cursor after, int limit) {
    PageOf<StoredNonce> page = new PageOf<>(row -> Cursor.of(row.seq()), after, limit);
    nonces.values().forEach(page::add);
    return page.page();
  }

  private void keep(StoredNonce row) {
    String key = row.account() + "\n" + row.kind() + row.key();
    if (row.value().signum() == 0) {
      nonces.remove(key);
    } else {
      nonces.put(key, row);
    }
  }

  @Override
  public synchronized Optional<StoredSettlement> findSettlement(long tradeId) {
    return Optional.ofNullable(settlements.get(tradeId));
  }

  @Override
  public synchronized Page<StoredSettlement> settlements(
      SettlementQuery query, Cursor after, int limit) {
    PageOf<StoredSettlement> page = new PageOf<>(row -> Cursor.of(row.tradeId()), after, limit);
    settlements.values().stream().filter(query::matches).forEach(page::add);
    return page.page();
  }

  @Override
  public synchronized Optional<SettlementBatch> findSettlementBatch(long batchId) {
    return Optional.ofNullable(settlementBatches.get(batchId));
  }

  @Override
  public synchronized Page<SettlementBatch> settlementBatches(
      SettlementQuery query, Cursor after, int limit) {
    PageOf<SettlementBatch> page = new PageOf<>(row -> Cursor.of(row.batchId()), after, limit);
    settlementBatches.values().stream().filter(query::matches).forEach(page::add);
    return page.page();
  }

  @Override
  public synchronized Page<Event> audit(AuditQuery query, Cursor after, int limit) {
    PageOf<Event> page = new PageOf<>(event -> Cursor.of(event.seq()), after, limit);
    audit.stream().filter(query::matches).forEach(page::add);
    return page.page();
  }

  @Override
  public void close() {}
}
