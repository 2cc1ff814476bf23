package dev.matchbook.store.memory;

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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A store in memory: all open orders, the closed orders that came last and the last trades, as many
 * as its {@link MemorySettings} say. It is gone with the process, or when it is closed.
 *
 * <p><b>Readers and the writer:</b> the store is one reference to a state that never changes. A
 * write makes the next state beside it, sharing all that stays the same, and then replaces the
 * reference; a read takes the reference once. So each read sees one whole batch after another,
 * however long it takes, nobody waits for a reader, and no reader for anybody; a write that fails
 * leaves nothing. What a reader still holds is garbage when it is done. Writers exclude each other.
 *
 * <p><b>Cost:</b> writing or finding a row takes a bounded number of steps however many rows there
 * are ({@link LongTrie}); an order that closes while another one goes takes about 1.6 µs in a batch
 * of 20, 2.6 µs alone, an eighth of it for the order in which they came. A page of all orders, of
 * an account's, a market's or of trades starts at its cursor; an account's or a market's orders by
 * change are all looked at. The first page of a market's open orders sorts them, the next ones find
 * them sorted until something is written.
 *
 * <p><b>Bounds:</b> what goes first is the trade with the least {@code seq}, and the closed order
 * that came first: that closed here, or was saved here in that version; of those that came together
 * it is the one with the least {@code seq}. So what an old order's reader saves here stays for a
 * while. What was signed for an order goes with it; nonces, settlements and the audit trail are all
 * kept. What was forgotten is as if it had never been, but for {@link Seen#wholeSince}: of an order
 * that was, an older version can be saved again.
 *
 * <p>Errors are as in {@link CacheStore}; nothing is ever <i>failed</i> or <i>corrupt</i> here. Two
 * trades with one {@code seq} are misuse, an {@link IllegalArgumentException}.
 */
public final class MemoryStore implements CacheStore {
  private static final Set<Capability> LOCAL = Set.of(Capability.LOCAL);

  private final String name;
  private final MemorySettings settings;
  private final Object writing = new Object();

  /** Null once it is closed; written only while {@link #writing} is held. */
  private volatile State state = State.START;

  /** An empty store with every default. */
  public MemoryStore() {
    this(MemorySettings.defaults());
  }

  /** An empty store. */
  public MemoryStore(MemorySettings settings) {
    this(uri(settings), settings);
  }

  MemoryStore(String name, MemorySettings settings) {
    this.name = name;
    this.settings = settings;
  }

  private static String uri(MemorySettings settings) {
    return String.format(
        "%s:?%s=%d&%s=%d",
        MemoryStoreProvider.SCHEME,
        MemoryStoreProvider.CLOSED_ORDERS,
        settings.closedOrders(),
        MemoryStoreProvider.TRADES,
        settings.trades());
  }

  @Override
  public String name() {
    return name;
  }

  /** {@link Capability#LOCAL} alone. */
  @Override
  public Set<Capability> capabilities() {
    return LOCAL;
  }

  @Override
  public boolean commit(Batch batch) {
    synchronized (writing) {
      if (!batch.followsOn(state().checkpoint(), name)) {
        return false;
      }
      write(
          draft -> {
            batch.orders().forEach(draft::save);
            batch.trades().forEach(draft::save);
            batch.markets().forEach(draft::save);
            batch.authorizations().forEach(draft::save);
            batch.nonces().forEach(draft::save);
            draft.save(batch.settlements());
            batch.audit().forEach(draft::save);
            draft.moveTo(batch.checkpoint());
          });
      return true;
    }
  }

  @Override
  public void saveOrders(Collection<StoredOrder> orders) {
    List<StoredOrder> rows = new ArrayList<>(orders);
    rows.sort(Batch.ORDER);
    write(draft -> rows.forEach(draft::save));
  }

  @Override
  public void saveTrades(Collection<Trade> trades) {
    write(draft -> trades.forEach(draft::save));
  }

  @Override
  public boolean removeOrder(long orderId) {
    synchronized (writing) {
      StoredOrder order = state().order(orderId);
      if (order == null) {
        return false;
      }
      if (order.isOpen()) {
        throw new IllegalStateException("orderId: " + orderId + " is open");
      }
      write(draft -> draft.remove(order));
      return true;
    }
  }

  private void write(Consumer<Draft> change) {
    synchronized (writing) {
      Draft draft = new Draft(state(), settings);
      change.accept(draft);
      state = draft.state();
    }
  }

  @Override
  public Checkpoint checkpoint() {
    return state().checkpoint();
  }

  @Override
  public List<MarketState> markets() {
    return state().listMarkets();
  }

  @Override
  public Optional<StoredOrder> findOrder(long orderId) {
    return Optional.ofNullable(state().order(orderId));
  }

  @Override
  public Optional<StoredOrder> findOrder(String account, String clOrdId) {
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(clOrdId, "clOrdId");
    return Optional.ofNullable(state().order(account, clOrdId));
  }

  @Override
  public Page<StoredOrder> orders(OrderQuery query, Cursor after, int limit) {
    return state().orders(query, after, limit);
  }

  @Override
  public Page<StoredOrder> openOrders(String symbol, Cursor after, int limit) {
    Objects.requireNonNull(symbol, "symbol");
    return state().openOrders(symbol, after, limit);
  }

  @Override
  public Optional<Trade> findTrade(long tradeId) {
    return Optional.ofNullable(state().trades().get(tradeId));
  }

  @Override
  public Page<Trade> trades(TradeQuery query, Cursor after, int limit) {
    return new TradeScan(query, after, limit, state().trades()).page();
  }

  @Override
  public Optional<StoredAuthorization> findAuthorization(long orderId) {
    return Optional.ofNullable(state().authorizations().get(orderId));
  }

  @Override
  public Page<StoredNonce> nonces(Cursor after, int limit) {
    return state().nonces().page(after, limit);
  }

  @Override
  public Optional<StoredSettlement> findSettlement(long tradeId) {
    return Optional.ofNullable(state().settlements().trades().get(tradeId));
  }

  @Override
  public Page<StoredSettlement> settlements(SettlementQuery query, Cursor after, int limit) {
    return state().settlements().trades().page(query, after, limit);
  }

  @Override
  public Optional<SettlementBatch> findSettlementBatch(long batchId) {
    return Optional.ofNullable(state().settlements().batches().get(batchId));
  }

  @Override
  public Page<SettlementBatch> settlementBatches(SettlementQuery query, Cursor after, int limit) {
    return state().settlements().batches().page(query, after, limit);
  }

  @Override
  public Page<Event> audit(AuditQuery query, Cursor after, int limit) {
    return state().audit().page(query, after, limit);
  }

  @Override
  public Seen<Optional<StoredOrder>> seeOrder(long orderId) {
    State now = state();
    return now.ofOrders(Optional.ofNullable(now.order(orderId)));
  }

  @Override
  public Seen<Optional<StoredOrder>> seeOrder(String account, String clOrdId) {
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(clOrdId, "clOrdId");
    State now = state();
    return now.ofOrders(Optional.ofNullable(now.order(account, clOrdId)));
  }

  @Override
  public Seen<Page<StoredOrder>> seeOrders(OrderQuery query, Cursor after, int limit) {
    State now = state();
    Page<StoredOrder> page = now.orders(query, after, limit);
    return query.isOpenOnly() ? now.whole(page) : now.ofOrders(page);
  }

  @Override
  public Seen<Page<StoredOrder>> seeOpenOrders(String symbol, Cursor after, int limit) {
    Objects.requireNonNull(symbol, "symbol");
    State now = state();
    return now.whole(now.openOrders(symbol, after, limit));
  }

  @Override
  public Seen<Optional<Trade>> seeTrade(long tradeId) {
    State now = state();
    return now.ofTrades(Optional.ofNullable(now.trades().get(tradeId)));
  }

  @Override
  public Seen<Page<Trade>> seeTrades(TradeQuery query, Cursor after, int limit) {
    State now = state();
    return now.ofTrades(new TradeScan(query, after, limit, now.trades()).page());
  }

  @Override
  public Seen<List<MarketState>> seeMarkets() {
    State now = state();
    return now.whole(now.listMarkets());
  }

  @Override
  public void clear() {
    synchronized (writing) {
      state(); // not where it is closed
      state = State.START;
    }
  }

  /** The last whole state; nothing in it ever changes. */
  State state() {
    State now = state;
    if (now == null) {
      throw StoreException.rejected(name, "closed");
    }
    return now;
  }

  /** Forgets everything. */
  @Override
  public void close() {
    synchronized (writing) {
      state = null;
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
