package dev.matchbook.store.file;

import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.AuditQuery;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.BatchLog;
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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipException;

/**
 * Orders and trades in append-only NDJSON files in a directory: the embedded default.
 *
 * <pre>
 * DIR/lock                     says which process writes
 * DIR/000000001.ndjson         segments, the last one being written; .ndjson.gz once packed
 * DIR/000000001.index          finds the rows of a closed segment
 * DIR/000000001.state          nonces, and where the open orders and settlements were, at its end;
 *                              the last two
 *
 * a segment:  {"type":"segment",…,"previous":"…","sha256":"…"}
 *             {"type":"market",…}          rows of a batch: markets, orders, trades,
 *             {"seq":…,"type":"order",…}   authorizations, nonces, settlements, audit trail,
 *             {"seq":…,"type":"trade",…}   see {@link dev.matchbook.spi.json.RowWriter}
 *             {"seq":…,"type":"checkpoint",…,"lines":3,"sums":"…","sha256":"…"}
 *             …
 * </pre>
 *
 * <p>A batch is one write and one force. Its last line has a SHA-256 over the batch and the hash
 * before it: nothing can be changed, taken out or put in unnoticed, see {@link FileVerification}.
 * In memory are the open orders (80 bytes each and their places in hash maps), all nonces, where
 * the open settlements are and an index of the segment being written; indexes of closed segments
 * are mapped files.
 */
public final class FileStore implements ExchangeStore, BatchLog {
  private final String name;
  private final DirectoryLock lock;
  private final Catalog catalog;
  private final Maintenance maintenance;
  private final SegmentLog log;
  private final OrderPages orderPages;
  private final TradePages tradePages;
  private final SettledPages settledPages;
  private volatile boolean closed;

  private FileStore(FileSettings settings, Disk disk, int chunk) throws IOException {
    name = "file:" + settings.directory();
    make(settings.directory(), disk);
    lock = DirectoryLock.take(settings.directory(), name);
    boolean opened = false;
    SegmentNames names = new SegmentNames(settings.directory());
    catalog = new Catalog(chunk);
    maintenance = new Maintenance(names, catalog, settings.compress(), disk);
    try {
      Opening opening = new Opening(name, names, catalog, maintenance, disk);
      opening.run();
      log = new SegmentLog(name, settings, names, catalog, maintenance, disk, opening);
      orderPages = new OrderPages(catalog);
      tradePages = new TradePages(catalog);
      settledPages = new SettledPages(catalog);
      opened = true;
    } finally {
      if (!opened) {
        try (lock) {
          maintenance.close();
          catalog.close();
        }
      }
    }
  }

  private static void make(Path directory, Disk disk) throws IOException {
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(directory);
      Path parent = directory.toAbsolutePath().normalize().getParent();
      if (parent != null) {
        disk.forceNames(parent);
      }
    }
  }

  /**
   * Opens a directory.
   *
   * @throws StoreException <i>rejected</i> if another process has it open; <i>corrupt</i> if it is
   *     damaged, saying file and line; <i>failed</i> if it cannot be read or written
   */
  public static FileStore open(FileSettings settings) {
    return open(settings, Disk.REAL, Catalog.CHUNK);
  }

  static FileStore open(FileSettings settings, Disk disk, int chunk) {
    try {
      return new FileStore(Objects.requireNonNull(settings, "settings"), disk, chunk);
    } catch (BadLineException | ZipException e) {
      throw StoreException.corrupt("file:" + settings.directory(), e.getMessage(), e);
    } catch (IOException e) {
      throw StoreException.failed("file:" + settings.directory(), "opening: " + e, e);
    }
  }

  /**
   * What was cut off when the store was opened: the batch that a crash had left unfinished.
   *
   * @return says file, line and bytes; empty where nothing was
   */
  public Optional<String> cut() {
    return log.cut();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.DURABLE, Capability.ALL_ORDERS, Capability.ALL_TRADES);
  }

  @Override
  public boolean commit(Batch batch) {
    Objects.requireNonNull(batch, "batch");
    requireOpen();
    return log.commit(batch);
  }

  @Override
  public Checkpoint checkpoint() {
    requireOpen();
    return catalog.checkpoint();
  }

  @Override
  public List<MarketState> markets() {
    requireOpen();
    return catalog.markets();
  }

  @Override
  public void saveOrders(Collection<StoredOrder> orders) {
    List<StoredOrder> rows = List.copyOf(orders);
    requireOpen();
    log.saveOrders(rows);
  }

  @Override
  public void saveTrades(Collection<Trade> trades) {
    List<Trade> rows = List.copyOf(trades);
    requireOpen();
    log.saveTrades(rows);
  }

  @Override
  public boolean removeOrder(long orderId) {
    requireOpen();
    return log.removeOrder(orderId);
  }

  @Override
  public Optional<StoredOrder> findOrder(long orderId) {
    return reading(() -> orderPages.find(orderId));
  }

  @Override
  public Optional<StoredOrder> findOrder(String account, String clOrdId) {
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(clOrdId, "clOrdId");
    return reading(() -> orderPages.find(account, clOrdId));
  }

  @Override
  public Page<StoredOrder> orders(OrderQuery query, Cursor after, int limit) {
    Objects.requireNonNull(query, "query");
    return reading(() -> orderPages.page(query, after, limit));
  }

  @Override
  public Page<StoredOrder> openOrders(String symbol, Cursor after, int limit) {
    Objects.requireNonNull(symbol, "symbol");
    return reading(() -> orderPages.byPriority(symbol, after, limit));
  }

  @Override
  public Optional<StoredAuthorization> findAuthorization(long orderId) {
    return reading(() -> orderPages.findAuthorization(orderId));
  }

  @Override
  public Page<StoredNonce> nonces(Cursor after, int limit) {
    requireOpen();
    return catalog.nonces(after, limit);
  }

  @Override
  public Optional<Trade> findTrade(long tradeId) {
    return reading(() -> tradePages.find(tradeId));
  }

  @Override
  public Page<Trade> trades(TradeQuery query, Cursor after, int limit) {
    Objects.requireNonNull(query, "query");
    return reading(() -> tradePages.page(query, after, limit));
  }

  @Override
  public Optional<StoredSettlement> findSettlement(long tradeId) {
    return reading(() -> settledPages.find(tradeId));
  }

  /**
   * {@inheritDoc}
   *
   * <p>Pending, settling and busted ones, and those of a batch, are found without looking at
   * others.
   */
  @Override
  public Page<StoredSettlement> settlements(SettlementQuery query, Cursor after, int limit) {
    Objects.requireNonNull(query, "query");
    return reading(() -> settledPages.page(query, after, limit));
  }

  @Override
  public Optional<SettlementBatch> findSettlementBatch(long batchId) {
    return reading(() -> settledPages.findBatch(batchId));
  }

  @Override
  public Page<SettlementBatch> settlementBatches(SettlementQuery query, Cursor after, int limit) {
    Objects.requireNonNull(query, "query");
    return reading(() -> settledPages.batches(query, after, limit));
  }

  @Override
  public Page<Event> audit(AuditQuery query, Cursor after, int limit) {
    Objects.requireNonNull(query, "query");
    return reading(() -> settledPages.audit(query, after, limit));
  }

  /**
   * {@inheritDoc}
   *
   * <p>Reads the segments from the one on in which a batch ends at that checkpoint; of earlier ones
   * a few lines. In memory is one batch at a time.
   *
   * @throws IllegalArgumentException if {@code to} is this store
   */
  @Override
  public boolean replay(Checkpoint after, ExchangeStore to) {
    Objects.requireNonNull(after, "after");
    if (Objects.requireNonNull(to, "to") == this) {
      throw new IllegalArgumentException("to: is this store");
    }
    requireOpen();
    Written written = log.written();
    ReplayTarget target = new ReplayTarget(to, after);
    return reading(() -> new Replay(written, after, target::write).run());
  }

  private interface Reading<T> {
    T run() throws IOException;
  }

  private <T> T reading(Reading<T> action) {
    requireOpen();
    try {
      return action.run();
    } catch (BadLineException | ZipException e) {
      throw StoreException.corrupt(name, e.getMessage(), e);
    } catch (IOException e) {
      requireOpen();
      throw StoreException.failed(name, "reading: " + e, e);
    }
  }

  private void requireOpen() {
    if (closed) {
      throw StoreException.rejected(name, "the store is closed");
    }
  }

  /** All, also where one fails: nothing may be written once the lock is gone. */
  private void closeFiles() throws IOException {
    try {
      log.close();
    } finally {
      maintenance.close();
      catalog.close();
    }
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try (lock) {
      closeFiles();
    } catch (IOException e) {
      throw StoreException.failed(name, "closing: " + e, e);
    }
  }
}
