package dev.matchbook.composite;

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
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * A store of layers: written to all, read from the first that has it. The last one that is read is
 * the system of record; those above are caches, which may be lost at any moment; logs are written
 * beside.
 *
 * <pre>
 * try (Exchange exchange = Exchange.open(
 *     CompositeStore.open(CompositeSettings.of(
 *         List.of("memory:", "redis://localhost", "postgresql://localhost/exchange?user=me"),
 *         List.of("file:audit"))),
 *     RunnerSettings.defaults())) { ... }
 * </pre>
 *
 * <p><b>Writes.</b> A batch goes to the system of record and the logs that an acknowledgement
 * requires, side by side, and is acknowledged when all of them have it. Caches are given it after
 * that, each by its own thread, while the next batch is already being written; one in this process
 * has it before the acknowledgement. So no cache ever has what the system of record has not, and
 * none delays it, but for at most its {@link LayerSettings#delay} when its queue is full.
 *
 * <p><b>Reads</b> never see less than what was acknowledged before they began. {@link ReadPath}
 * says how that is known.
 *
 * <p><b>What was signed</b>, authorizations and nonces, is in the system of record and in logs
 * alone, and read from there. A cache has of it the {@code nonce} of each order; so a store that
 * was a cache must never be opened as a system of record: it would let signatures work again. So it
 * is with <b>settlements and the audit trail</b>.
 *
 * <p><b>A layer that fails</b>, loses its memory or is too slow is not read until it has caught up.
 * The system of record, or a log that is required, is another thing: its failure is that of the
 * write.
 *
 * <p><b>Opening</b> brings the layers that an acknowledgement requires to one place first, then
 * fills the caches. A cache that cannot be reached is taken in when it appears.
 */
public final class CompositeStore implements ExchangeStore {
  private final String name;
  private final Layers layers;
  private final Set<Capability> capabilities;
  private final ReadPath reads;
  private final Commits commits;
  private final Asides asides;
  private final ReentrantLock writing = new ReentrantLock();
  private final Acknowledged acknowledged = new Acknowledged();
  private final Finality finality = new Finality();

  private volatile boolean closed;

  private CompositeStore(CompositeSettings settings) {
    name = Layers.name(settings);
    layers = new Layers(name, settings, acknowledged::checkpoint);
    AsideGate gate = new AsideGate();
    commits = new Commits(name, layers, acknowledged);
    asides = new Asides(layers, gate);
    boolean opened = false;
    try {
      acknowledged.start(layers.openTruth());
      capabilities = layers.capabilities();
      finality.see(layers.truth().store().markets());
      reads = new ReadPath(layers.read(), layers.truth().first(), acknowledged, gate, finality);
      layers.warmUp();
      opened = true;
    } finally {
      if (!opened) {
        layers.abandon();
      }
    }
  }

  /**
   * Opens the layers.
   *
   * @throws StoreException of the system of record, or of a log that is required: if it cannot be
   *     opened, or has another history than the others; trouble of other layers is logged
   * @throws IllegalArgumentException if a URI names no store, saying what is wrong
   */
  public static CompositeStore open(CompositeSettings settings) {
    return new CompositeStore(Objects.requireNonNull(settings, "settings"));
  }

  /** The layers as they are now, in the order of the settings. */
  public List<LayerFigures> layers() {
    return layers.figures();
  }

  @Override
  public String name() {
    return name;
  }

  /** Those of the system of record, or of a required log where that one follows behind. */
  @Override
  public Set<Capability> capabilities() {
    return capabilities;
  }

  @Override
  public boolean commit(Batch batch) {
    Objects.requireNonNull(batch, "batch");
    finality.see(batch.markets());
    return writing(() -> commits.commit(batch));
  }

  private <T> T writing(Supplier<T> action) {
    writing.lock();
    try {
      requireOpen();
      return action.get();
    } finally {
      writing.unlock();
    }
  }

  @Override
  public void saveOrders(Collection<StoredOrder> orders) {
    List<StoredOrder> rows = List.copyOf(orders);
    writing(
        () -> {
          asides.saveOrders(rows);
          return null;
        });
  }

  @Override
  public void saveTrades(Collection<Trade> trades) {
    List<Trade> rows = List.copyOf(trades);
    writing(
        () -> {
          asides.saveTrades(rows);
          return null;
        });
  }

  /**
   * {@inheritDoc}
   *
   * <p>A cache that cannot be reached is emptied when it appears, so that it does not show the
   * order; this process knows that, the next one only if the cache is behind then.
   */
  @Override
  public boolean removeOrder(long orderId) {
    return writing(() -> asides.removeOrder(orderId));
  }

  /** What is acknowledged, and after a batch that failed what is stored. */
  @Override
  public Checkpoint checkpoint() {
    requireOpen();
    acknowledged.await();
    if (commits.isInDoubt()) {
      writing(
          () -> {
            commits.resolve();
            return null;
          });
    }
    return acknowledged.checkpoint();
  }

  @Override
  public List<MarketState> markets() {
    requireOpen();
    return reads.markets();
  }

  @Override
  public Optional<StoredOrder> findOrder(long orderId) {
    requireOpen();
    return reads.order(orderId);
  }

  @Override
  public Optional<StoredOrder> findOrder(String account, String clOrdId) {
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(clOrdId, "clOrdId");
    requireOpen();
    return reads.order(account, clOrdId);
  }

  @Override
  public Page<StoredOrder> orders(OrderQuery query, Cursor after, int limit) {
    Objects.requireNonNull(query, "query");
    Page.requireLimit(limit);
    requireOpen();
    return reads.orders(query, after, limit);
  }

  @Override
  public Page<StoredOrder> openOrders(String symbol, Cursor after, int limit) {
    Objects.requireNonNull(symbol, "symbol");
    Page.requireLimit(limit);
    requireOpen();
    return reads.openOrders(symbol, after, limit);
  }

  @Override
  public Optional<Trade> findTrade(long tradeId) {
    requireOpen();
    return reads.trade(tradeId);
  }

  @Override
  public Page<Trade> trades(TradeQuery query, Cursor after, int limit) {
    Objects.requireNonNull(query, "query");
    Page.requireLimit(limit);
    requireOpen();
    return reads.trades(query, after, limit);
  }

  @Override
  public Optional<StoredAuthorization> findAuthorization(long orderId) {
    requireOpen();
    return reads.authorization(orderId);
  }

  @Override
  public Page<StoredNonce> nonces(Cursor after, int limit) {
    Page.requireLimit(limit);
    requireOpen();
    return reads.nonces(after, limit);
  }

  @Override
  public Optional<StoredSettlement> findSettlement(long tradeId) {
    requireOpen();
    return reads.settlement(tradeId);
  }

  @Override
  public Page<StoredSettlement> settlements(SettlementQuery query, Cursor after, int limit) {
    Objects.requireNonNull(query, "query");
    Page.requireLimit(limit);
    requireOpen();
    return reads.settlements(query, after, limit);
  }

  @Override
  public Optional<SettlementBatch> findSettlementBatch(long batchId) {
    requireOpen();
    return reads.settlementBatch(batchId);
  }

  @Override
  public Page<SettlementBatch> settlementBatches(SettlementQuery query, Cursor after, int limit) {
    Objects.requireNonNull(query, "query");
    Page.requireLimit(limit);
    requireOpen();
    return reads.settlementBatches(query, after, limit);
  }

  @Override
  public Page<Event> audit(AuditQuery query, Cursor after, int limit) {
    Objects.requireNonNull(query, "query");
    Page.requireLimit(limit);
    requireOpen();
    return reads.audit(query, after, limit);
  }

  private void requireOpen() {
    if (closed) {
      throw StoreException.rejected(name, "closed");
    }
  }

  /** Waits for layers that are behind, no longer than the settings say, and closes all. */
  @Override
  public void close() {
    writing.lock();
    try {
      if (!closed) {
        closed = true;
        layers.close();
      }
    } finally {
      writing.unlock();
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
