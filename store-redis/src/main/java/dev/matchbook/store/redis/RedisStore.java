package dev.matchbook.store.redis;

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
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An engine's orders and trades in Redis: all open orders, the closed orders of the last while and
 * the last trades of each market, as many as its {@link RedisSettings} say; with each order what
 * was signed for it, and all nonces, which are never forgotten. The package says which keys there
 * are.
 *
 * <p><b>Settlements and the audit trail</b> are kept where this is a system of record, and are
 * never forgotten either: of a market that settles or is audited they grow with each trade, in the
 * server's memory. For a long audit trail use PostgreSQL or a file. As a cache it is never given
 * them. Redis keeps nobody who may write from changing the trail.
 *
 * <p>A write is one script: all of it or nothing is seen, and survives a crash of the server. It is
 * done only if nobody else has written since this store knew what is stored; else the store first
 * finds out what is.
 *
 * <p><b>Redis may lose its memory</b>, at any time, if it is not {@link Capability#DURABLE}: then
 * {@link #checkpoint} is {@link Checkpoint#START} or an older one, and a batch that does not follow
 * on is rejected. What is lost can be written again, by {@link #saveOrders} and {@link #commit}.
 * Where only some of it is lost it is <i>corrupt</i>, until {@link #clear}.
 *
 * <p><b>Bounds:</b> what goes first is the closed order that was stored first, and of each market
 * the trade with the least {@code seq}. What was forgotten is as if it had never been. Closed
 * orders are forgotten while a store that has written is open. A write has at most a million
 * arguments, some 100,000 orders: a single command that changes more than that, such as a mass
 * cancel, is <i>rejected</i>.
 *
 * <p>Errors are as in {@link CacheStore}. <i>Rejected</i> is what the server refuses before it has
 * written anything: a wrong password, a read-only replica, no memory left.
 */
public final class RedisStore implements CacheStore {
  private static final Logger LOG = LoggerFactory.getLogger(RedisStore.class);

  private final String name;
  private final Wire wire;
  private final Calls calls;
  private final Database database;
  private final Reader reader;
  private final Nonces nonces;
  private final Settlements settlements;
  private final Writer writer;
  private final Sweeper sweeper;
  private final Eraser eraser;
  private final Set<Capability> capabilities;

  private RedisStore(RedisSettings settings, Wire wire, int looks) {
    name = settings.name();
    this.wire = wire;
    calls = new Calls(name, settings.timeout(), settings.retries());
    Keys keys = new Keys(settings.engine());
    ServerFacts facts = new ServerFacts(settings, calls, wire, keys);
    capabilities = facts.isDurable() ? Set.of(Capability.DURABLE) : Set.of();
    facts.warnOfEviction();
    database = new Database(name, calls, wire, keys, settings.limits());
    Pages pages = new Pages(calls, wire, keys, looks);
    reader = new Reader(database, pages, keys);
    settlements = new Settlements(database, pages, keys);
    nonces = new Nonces(database, calls, wire, keys);
    writer =
        new Writer(
            name, database, reader::openOrders, keys, settings.engine(), settings.depthLevels());
    eraser = new Eraser(calls, wire, keys);
    sweeper = new Sweeper(database, writer::hasWritten, settings.closedTtl());
  }

  /**
   * Connects.
   *
   * @throws StoreException <i>rejected</i>, if the server refuses; <i>failed</i>, if it does not
   *     answer; <i>corrupt</i>, if it has thrown away open orders or the head of what is there
   */
  public static RedisStore open(RedisSettings settings) {
    return open(settings, Pages.LOOKS);
  }

  /**
   * Connects, to be a cache of another store: what is damaged is thrown away.
   *
   * @throws StoreException <i>rejected</i>, if the server refuses; <i>failed</i>, if it does not
   *     answer
   */
  public static RedisStore openCache(RedisSettings settings) {
    return open(settings, Pages.LOOKS, RedisStore::throwAwayWhatIsDamaged);
  }

  static RedisStore open(RedisSettings settings, int looks) {
    return open(settings, looks, store -> store.database.requireWhole());
  }

  private void throwAwayWhatIsDamaged() {
    try {
      database.requireWhole();
    } catch (StoreException e) {
      if (e.kind() != StoreException.Kind.CORRUPT) {
        throw e;
      }
      LOG.warn("is thrown away, to be filled anew: {}", e.getMessage());
      clear();
    }
  }

  private static RedisStore open(RedisSettings settings, int looks, Consumer<RedisStore> check) {
    Wire wire;
    try {
      wire = Wire.open(settings.address(), settings.timeout());
    } catch (RuntimeException e) {
      throw Trouble.of(settings.name(), "connecting to " + settings.address(), e);
    }
    RedisStore store = null;
    boolean opened = false;
    try {
      store = new RedisStore(settings, wire, looks);
      check.accept(store);
      opened = true;
      return store;
    } finally {
      if (!opened && store != null) {
        store.close();
      } else if (!opened) {
        wire.close();
      }
    }
  }

  @Override
  public String name() {
    return name;
  }

  /** {@link Capability#DURABLE}, or none. */
  @Override
  public Set<Capability> capabilities() {
    return capabilities;
  }

  @Override
  public boolean commit(Batch batch) {
    Objects.requireNonNull(batch, "batch");
    calls.requireOpen();
    return writer.commit(batch);
  }

  @Override
  public void saveOrders(Collection<StoredOrder> orders) {
    List<StoredOrder> rows = List.copyOf(orders);
    calls.requireOpen();
    writer.save(rows, List.of());
  }

  @Override
  public void saveTrades(Collection<Trade> trades) {
    List<Trade> rows = List.copyOf(trades);
    calls.requireOpen();
    writer.save(List.of(), rows);
  }

  @Override
  public boolean removeOrder(long orderId) {
    calls.requireOpen();
    return writer.remove(orderId);
  }

  @Override
  public Checkpoint checkpoint() {
    return database.head().checkpoint();
  }

  @Override
  public List<MarketState> markets() {
    return database.markets();
  }

  @Override
  public Optional<StoredOrder> findOrder(long orderId) {
    return database.order(orderId);
  }

  @Override
  public Optional<StoredOrder> findOrder(String account, String clOrdId) {
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(clOrdId, "clOrdId");
    return database.order(account, clOrdId).value();
  }

  @Override
  public Page<StoredOrder> orders(OrderQuery query, Cursor after, int limit) {
    Objects.requireNonNull(query, "query");
    calls.requireOpen();
    return reader.orders(query, after, limit);
  }

  @Override
  public Page<StoredOrder> openOrders(String symbol, Cursor after, int limit) {
    Objects.requireNonNull(symbol, "symbol");
    return reader.openOrders(symbol, after, limit);
  }

  @Override
  public Optional<Trade> findTrade(long tradeId) {
    return database.trade(tradeId);
  }

  @Override
  public Page<Trade> trades(TradeQuery query, Cursor after, int limit) {
    Objects.requireNonNull(query, "query");
    return reader.trades(query, after, limit);
  }

  @Override
  public Optional<StoredAuthorization> findAuthorization(long orderId) {
    return database.authorization(orderId);
  }

  @Override
  public Page<StoredNonce> nonces(Cursor after, int limit) {
    return nonces.page(after, limit);
  }

  @Override
  public Optional<StoredSettlement> findSettlement(long tradeId) {
    return database.settlement(tradeId);
  }

  @Override
  public Page<StoredSettlement> settlements(SettlementQuery query, Cursor after, int limit) {
    Objects.requireNonNull(query, "query");
    return settlements.settlements(query, after, limit);
  }

  @Override
  public Optional<SettlementBatch> findSettlementBatch(long batchId) {
    return database.settlementBatch(batchId);
  }

  @Override
  public Page<SettlementBatch> settlementBatches(SettlementQuery query, Cursor after, int limit) {
    Objects.requireNonNull(query, "query");
    return settlements.batches(query, after, limit);
  }

  @Override
  public Page<Event> audit(AuditQuery query, Cursor after, int limit) {
    Objects.requireNonNull(query, "query");
    return settlements.audit(query, after, limit);
  }

  @Override
  public Seen<Optional<StoredOrder>> seeOrder(long orderId) {
    return database.seeOrder(orderId);
  }

  @Override
  public Seen<Optional<StoredOrder>> seeOrder(String account, String clOrdId) {
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(clOrdId, "clOrdId");
    return database.order(account, clOrdId);
  }

  @Override
  public Seen<Page<StoredOrder>> seeOrders(OrderQuery query, Cursor after, int limit) {
    Objects.requireNonNull(query, "query");
    return reader.seeOrders(query, after, limit);
  }

  @Override
  public Seen<Page<StoredOrder>> seeOpenOrders(String symbol, Cursor after, int limit) {
    Objects.requireNonNull(symbol, "symbol");
    return reader.seeOpenOrders(symbol, after, limit);
  }

  @Override
  public Seen<Optional<Trade>> seeTrade(long tradeId) {
    return database.seeTrade(tradeId);
  }

  @Override
  public Seen<Page<Trade>> seeTrades(TradeQuery query, Cursor after, int limit) {
    Objects.requireNonNull(query, "query");
    return reader.seeTrades(query, after, limit);
  }

  @Override
  public Seen<List<MarketState>> seeMarkets() {
    return database.seeMarkets();
  }

  @Override
  public void clear() {
    writer.clear(eraser);
  }

  /** Lets go of the connections as the end of the process would. */
  void cut() {
    wire.close();
  }

  @Override
  public void close() {
    if (calls.close()) {
      sweeper.close();
      wire.close();
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
