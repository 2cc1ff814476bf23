package dev.matchbook.composite.model;

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
import dev.matchbook.core.store.SettlementBatch;
import dev.matchbook.core.store.SettlementQuery;
import dev.matchbook.core.store.StoreException;
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
import java.util.function.Supplier;

/**
 * A store in memory that does what {@link Faults} say, and outlives whoever opened it: a system of
 * record or a log. What it does it does at one moment; where it is held, others are not.
 */
class FaultyStore implements ExchangeStore {
  /** Where nothing is ever forgotten. */
  static final int ALL = Integer.MAX_VALUE;

  final Faults faults;
  private final String name;
  private final Set<Capability> capabilities;
  private final List<Long> journal = new ArrayList<>();
  private Tables tables;
  private boolean open;

  /** An empty store that is not open. */
  FaultyStore(String name, Set<Capability> capabilities, Tables tables, boolean jitters) {
    this.name = name;
    this.capabilities = capabilities;
    this.tables = tables;
    faults = new Faults(name, jitters);
  }

  /** One that keeps all. */
  static FaultyStore durable(String name, boolean jitters) {
    Set<Capability> all = Set.of(Capability.DURABLE, Capability.ALL_ORDERS, Capability.ALL_TRADES);
    return new FaultyStore(name, all, new Tables(ALL, ALL), jitters);
  }

  /** Opens it; it must be closed before it is opened again. */
  synchronized FaultyStore open() {
    faults.reach();
    if (open) {
      throw new AssertionError(name + " is opened while it is open");
    }
    open = true;
    return this;
  }

  /** The rows, whatever is wrong; the caller holds this store's monitor or is alone. */
  Tables tables() {
    return tables;
  }

  void tables(Tables others) {
    tables = others;
  }

  /** The trades that were written, in the order in which they were. */
  synchronized List<Long> journal() {
    return List.copyOf(journal);
  }

  final <T> T write(Supplier<T> action) {
    faults.beforeWrite();
    T result;
    synchronized (this) {
      requireOpen();
      result = action.get();
    }
    faults.afterWrite();
    return result;
  }

  final <T> T read(Supplier<T> question) {
    faults.beforeRead();
    T answer;
    synchronized (this) {
      requireOpen();
      answer = question.get();
    }
    faults.afterRead();
    return answer;
  }

  private void requireOpen() {
    if (!open) {
      throw StoreException.rejected(name, "closed");
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Set<Capability> capabilities() {
    return capabilities;
  }

  @Override
  public boolean commit(Batch batch) {
    return write(
        () -> {
          if (!batch.followsOn(tables.checkpoint(), name)) {
            return false;
          }
          write(batch.trades());
          tables.apply(batch);
          return true;
        });
  }

  private void write(Collection<Trade> trades) {
    tables.writeTrades(trades).forEach(trade -> journal.add(trade.tradeId()));
  }

  @Override
  public void saveOrders(Collection<StoredOrder> orders) {
    write(
        () -> {
          tables.writeOrders(orders);
          return true;
        });
  }

  @Override
  public void saveTrades(Collection<Trade> trades) {
    write(
        () -> {
          write(trades);
          return true;
        });
  }

  @Override
  public boolean removeOrder(long orderId) {
    return write(() -> tables.remove(orderId));
  }

  @Override
  public Checkpoint checkpoint() {
    return read(() -> tables.checkpoint());
  }

  @Override
  public List<MarketState> markets() {
    return read(() -> tables.markets());
  }

  @Override
  public Optional<StoredOrder> findOrder(long orderId) {
    return read(() -> tables.order(orderId));
  }

  @Override
  public Optional<StoredOrder> findOrder(String account, String clOrdId) {
    return read(() -> tables.order(account, clOrdId));
  }

  @Override
  public Page<StoredOrder> orders(OrderQuery query, Cursor after, int limit) {
    return read(() -> tables.orders(query, after, limit));
  }

  @Override
  public Page<StoredOrder> openOrders(String symbol, Cursor after, int limit) {
    return read(() -> tables.openOrders(symbol, after, limit));
  }

  @Override
  public Optional<Trade> findTrade(long tradeId) {
    return read(() -> tables.trade(tradeId));
  }

  @Override
  public Page<Trade> trades(TradeQuery query, Cursor after, int limit) {
    return read(() -> tables.trades(query, after, limit));
  }

  @Override
  public Optional<StoredAuthorization> findAuthorization(long orderId) {
    return read(() -> tables.authorization(orderId));
  }

  @Override
  public Page<StoredNonce> nonces(Cursor after, int limit) {
    return read(() -> tables.nonces(after, limit));
  }

  @Override
  public Optional<StoredSettlement> findSettlement(long tradeId) {
    return read(() -> tables.settlement(tradeId));
  }

  @Override
  public Page<StoredSettlement> settlements(SettlementQuery query, Cursor after, int limit) {
    return read(() -> tables.settlements(query, after, limit));
  }

  @Override
  public Optional<SettlementBatch> findSettlementBatch(long batchId) {
    return read(() -> tables.settlementBatch(batchId));
  }

  @Override
  public Page<SettlementBatch> settlementBatches(SettlementQuery query, Cursor after, int limit) {
    return read(() -> tables.settlementBatches(query, after, limit));
  }

  @Override
  public Page<Event> audit(AuditQuery query, Cursor after, int limit) {
    return read(() -> tables.audit(query, after, limit));
  }

  @Override
  public synchronized void close() {
    open = false;
  }

  @Override
  public String toString() {
    return name;
  }
}
