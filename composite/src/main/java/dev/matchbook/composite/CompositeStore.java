package dev.matchbook.composite;

import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Capability;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.core.store.MarketState;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.StoreException;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.TradeQuery;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
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
 * <p><b>A layer that fails</b>, loses its memory or is too slow is not read until it has caught up.
 * The system of record, or a log that is required, is another thing: its failure is that of the
 * write.
 *
 * <p><b>Opening</b> brings the layers that an acknowledgement requires to one place first, then
 * fills the caches. A cache that cannot be reached is taken in when it appears.
 */
public final class CompositeStore implements ExchangeStore {
  private static final int FEW_ROWS = 100;

  private final String name;
  private final Layers layers;
  private final Set<Capability> capabilities;
  private final ReadPath reads;
  private final AsideGate gate = new AsideGate();
  private final ReentrantLock writing = new ReentrantLock();
  private final Acknowledged acknowledged = new Acknowledged();

  /** Whether nobody knows if the last batch is stored. */
  private volatile boolean inDoubt;

  private volatile boolean closed;

  private CompositeStore(CompositeSettings settings) {
    name = Layers.name(settings);
    layers = new Layers(name, settings, acknowledged::checkpoint);
    boolean opened = false;
    try {
      acknowledged.start(layers.openTruth());
      capabilities = layers.capabilities();
      reads = new ReadPath(layers.read(), layers.truth().first(), acknowledged, gate);
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
    writing.lock();
    try {
      requireOpen();
      resolve();
      return batch.followsOn(acknowledged.checkpoint(), name) && write(batch);
    } finally {
      writing.unlock();
    }
  }

  private boolean write(Batch batch) {
    Step.Commit step = new Step.Commit(batch);
    boolean ended = false;
    acknowledged.begin();
    try {
      boolean applied = layers.truth().commit(batch);
      if (!applied && !layers.truth().checkpoint().equals(batch.checkpoint())) {
        // It has another batch there: somebody else writes.
        return false;
      }
      inDoubt = false;
      layers.followHere(step);
      acknowledged.end(batch.checkpoint());
      ended = true;
      layers.followElsewhere(step);
      layers.note();
      return applied;
    } finally {
      if (!ended) {
        inDoubt = true;
        acknowledged.end();
      }
    }
  }

  @Override
  public void saveOrders(Collection<StoredOrder> orders) {
    List<StoredOrder> rows = List.copyOf(orders);
    Step step = new Step.SaveOrders(rows);
    aside(step, doing(step), () -> newest(rows));
  }

  @Override
  public void saveTrades(Collection<Trade> trades) {
    List<Trade> rows = List.copyOf(trades);
    Step step = new Step.SaveTrades(rows);
    aside(step, doing(step), () -> step);
  }

  private static Predicate<Layer> doing(Step step) {
    return layer -> {
      step.on(layer.store());
      return true;
    };
  }

  /**
   * A cache that has forgotten a newer version would take an older one: it is given what is true
   * now. Null where that would take too long.
   */
  private Step newest(List<StoredOrder> saved) {
    if (saved.size() > FEW_ROWS) {
      return null;
    }
    ExchangeStore store = layers.truth().store();
    return new Step.SaveOrders(
        saved.stream()
            .map(StoredOrder::orderId)
            .distinct()
            .flatMap(id -> store.findOrder(id).stream())
            .toList());
  }

  /**
   * Does it to the truth, then to the layers that follow.
   *
   * @param known what is true afterwards, or null
   */
  private boolean aside(Step step, Predicate<Layer> action, Supplier<Step> known) {
    writing.lock();
    try {
      requireOpen();
      gate.turn();
      boolean told = false;
      try {
        boolean any = layers.truth().all(action);
        layers.followAside(step, known.get());
        told = true;
        return any;
      } catch (RefusedException e) {
        told = true;
        throw e.reason();
      } finally {
        if (!told) {
          // Nobody knows what the truth has: the layers have to find out.
          layers.followAside(step, null);
        }
        gate.turn();
      }
    } finally {
      writing.unlock();
    }
  }

  /**
   * {@inheritDoc}
   *
   * <p>A cache that cannot be reached is emptied when it appears, so that it does not show the
   * order; this process knows that, the next one only if the cache is behind then.
   */
  @Override
  public boolean removeOrder(long orderId) {
    writing.lock();
    try {
      requireOpen();
      Step step = new Step.RemoveOrder(orderId, layers.truth().store().findOrder(orderId));
      return aside(step, layer -> layer.store().removeOrder(orderId), () -> step);
    } finally {
      writing.unlock();
    }
  }

  /** What is acknowledged, and after a batch that failed what is stored. */
  @Override
  public Checkpoint checkpoint() {
    requireOpen();
    acknowledged.await();
    if (inDoubt) {
      writing.lock();
      try {
        requireOpen();
        resolve();
      } finally {
        writing.unlock();
      }
    }
    return acknowledged.checkpoint();
  }

  /**
   * After a commit whose end nobody knows: if the truth has the batch it is as good as
   * acknowledged, and the layers that follow have to be given it. Where one of several has it only
   * that batch can be committed next, and until then nothing else is known.
   */
  private void resolve() {
    if (!inDoubt || layers.truth().isUndecided()) {
      return;
    }
    Checkpoint stored = layers.truth().checkpoint();
    if (!stored.equals(acknowledged.checkpoint())) {
      layers.takeOut();
      acknowledged.start(stored);
      layers.truth().members().forEach(layer -> layer.reached(stored));
    }
    inDoubt = false;
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
