package dev.matchbook.store.file;

import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.StoreException;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.spi.json.LineBuffer;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes: batch behind batch into the last segment, and the next segment when that one is full.
 * Methods exclude each other. The order is always disk first, catalog second.
 */
final class SegmentLog implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FileStore.class);

  private final String name;
  private final FileSettings settings;
  private final SegmentNames names;
  private final Catalog catalog;
  private final Maintenance maintenance;
  private final Disk disk;
  private final HashChain chain;
  private final LineSums sums = new LineSums();
  private final LineBuffer buffer = new LineBuffer(1 << 20);
  private final RowBatch rows = new RowBatch();
  private final ScheduledExecutorService syncer;
  private final String cut;
  private LiveRows active;
  private boolean closed;
  private volatile SegmentWriter writer;
  private volatile IOException syncFailure;

  SegmentLog(
      String name,
      FileSettings settings,
      SegmentNames names,
      Catalog catalog,
      Maintenance maintenance,
      Disk disk,
      Opening opening)
      throws IOException {
    this.name = name;
    this.settings = settings;
    this.names = names;
    this.catalog = catalog;
    this.maintenance = maintenance;
    this.disk = disk;
    chain = new HashChain(opening.hash());
    active = opening.active();
    try {
      cut = active == null ? null : goOn(opening);
      if (active == null) {
        start(1);
      } else if (isOfOtherPolicy(opening.last())) {
        // what a segment's first line says of it must stay true
        start(active.segment.number() + 1);
      }
    } catch (IOException e) {
      release(e);
      throw e;
    }
    syncer = settings.sync() == SyncPolicy.INTERVAL ? syncEach() : null;
  }

  private boolean isOfOtherPolicy(ScannedSegment segment) {
    SegmentHeader header = segment.header();
    return header != null && header.synced() != (settings.sync() == SyncPolicy.BATCH);
  }

  private void release(IOException cause) {
    try {
      if (writer != null) {
        writer.close();
      }
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  /** Goes on with the last segment; says what was cut off it, or null. */
  private String goOn(Opening opening) throws IOException {
    ScannedSegment last = opening.last();
    int number = active.segment.number();
    writer = new SegmentWriter(names.plain(number), last.bytes(), opening.crc(last.bytes()), disk);
    String report = null;
    if (last.damage() != null) {
      report =
          "%s: %d bytes from line %d on were cut off: %s"
              .formatted(
                  names.plain(number).getFileName(),
                  last.allBytes() - last.bytes(),
                  last.lines() + 1,
                  last.damage().what());
      LOG.warn("{}: {}", name, report);
    }
    if (last.bytes() == 0) {
      writeHeader(writer, number);
      chain.keep();
    }
    // what is there counts as written: a process may have died before it was forced
    writer.force();
    disk.forceNames(names.directory());
    return report;
  }

  private ScheduledExecutorService syncEach() {
    ScheduledExecutorService executor =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "matchbook-file-sync");
              thread.setDaemon(true);
              return thread;
            });
    long nanos = settings.syncInterval().toNanos();
    executor.scheduleWithFixedDelay(this::sync, nanos, nanos, TimeUnit.NANOSECONDS);
    return executor;
  }

  private void sync() {
    try {
      writer.force();
    } catch (ClosedChannelException e) {
      LOG.debug("{}: the segment was closed, which forces it", name);
    } catch (IOException e) {
      syncFailure = e;
    }
  }

  Optional<String> cut() {
    return Optional.ofNullable(cut);
  }

  /** All that was written until now. */
  synchronized Written written() {
    return new Written(names, catalog.view().segments(), writer.length());
  }

  synchronized boolean commit(Batch batch) {
    if (!batch.followsOn(catalog.checkpoint(), name)) {
      return false;
    }
    rows.clear();
    rows.checkpoint = batch.checkpoint();
    rows.markets.addAll(batch.markets());
    batch.orders().stream().filter(this::isNewer).forEach(rows.orders::add);
    batch.trades().stream().filter(this::isMissing).forEach(rows.trades::add);
    rows.authorizations.addAll(batch.authorizations());
    rows.nonces.addAll(batch.nonces());
    rows.settlements.addAll(batch.settlements().trades());
    rows.settlementBatches.addAll(batch.settlements().batches());
    rows.audit.addAll(batch.audit());
    write();
    return true;
  }

  synchronized void saveOrders(List<StoredOrder> orders) {
    rows.clear();
    // refused before it is written, or no opening would get over it
    orders.forEach(StoredOrder::priority);
    Map<Long, StoredOrder> newest = new HashMap<>();
    orders.stream()
        .filter(this::isNewer)
        .forEach(order -> newest.merge(order.orderId(), order, SegmentLog::newer));
    rows.orders.addAll(newest.values());
    rows.orders.sort(Batch.ORDER);
    write();
  }

  private static StoredOrder newer(StoredOrder first, StoredOrder second) {
    return second.seq() > first.seq() ? second : first;
  }

  synchronized void saveTrades(List<Trade> trades) {
    rows.clear();
    Map<Long, Trade> missing = new TreeMap<>();
    trades.stream()
        .filter(this::isMissing)
        .forEach(trade -> missing.putIfAbsent(trade.tradeId(), trade));
    rows.trades.addAll(missing.values());
    write();
  }

  synchronized boolean removeOrder(long orderId) {
    if (catalog.findOpen(orderId) != null) {
      throw new IllegalStateException("orderId: is open: " + orderId);
    }
    if (!catalog.mayHaveOrder(orderId) || catalog.view().findOrder(orderId) == null) {
      return false;
    }
    rows.clear();
    rows.removed.add(orderId);
    write();
    return true;
  }

  private boolean isNewer(StoredOrder order) {
    if (!catalog.mayHaveOrder(order.orderId())) {
      return true;
    }
    View.Version stored = catalog.findOpen(order.orderId());
    if (stored == null) {
      stored = catalog.view().findOrder(order.orderId());
    }
    return stored == null || order.seq() > stored.seq();
  }

  private boolean isMissing(Trade trade) {
    return !catalog.mayHaveTrade(trade.tradeId())
        || catalog.view().findTrade(trade.tradeId()) == null;
  }

  private void write() {
    if (rows.isEmpty()) {
      return;
    }
    if (closed) {
      throw StoreException.rejected(name, "the store is closed");
    }
    boolean written = false;
    try {
      if (syncFailure != null) {
        throw new IOException("an earlier batch could not be forced", syncFailure);
      }
      if (writer.length() >= settings.segmentBytes()) {
        start(active.segment.number() + 1);
      }
      buffer.clear();
      rows.encode(buffer, writer.length(), sums, chain);
      writer.append(buffer, settings.sync() == SyncPolicy.BATCH);
      chain.keep();
      written = true;
    } catch (IOException e) {
      throw StoreException.failed(name, "writing: " + e, e);
    } finally {
      if (!written) {
        chain.back();
      }
    }
    catalog.apply(rows);
  }

  /** Closes the segment and starts the next one. */
  private void start(int number) throws IOException {
    SegmentWriter old = writer;
    if (old != null) {
      old.force();
    }
    Path path = names.plain(number);
    SegmentWriter next = new SegmentWriter(path, 0, new CRC32C(), disk);
    String hash = chain.value();
    try {
      writeHeader(next, number);
      // a file that a crash does not find is no segment
      disk.forceNames(names.directory());
      chain.keep();
    } catch (IOException e) {
      chain.back();
      next.close();
      throw e;
    }
    LiveRows full = active;
    active = catalog.newRows(new PlainSegment(number, path, disk));
    writer = next;
    if (full != null) {
      StateFile state = catalog.state(hash);
      catalog.add(active);
      maintenance.closed(full, old.length(), old.crc(), hash, state);
      old.close();
    } else {
      catalog.add(active);
    }
  }

  private void writeHeader(SegmentWriter to, int number) throws IOException {
    buffer.clear();
    SegmentHeader.write(buffer, number, settings.sync() == SyncPolicy.BATCH, chain);
    to.append(buffer, true);
  }

  @Override
  public synchronized void close() throws IOException {
    closed = true;
    if (syncer != null) {
      // not interrupted: that would close the channel under it
      syncer.shutdown();
    }
    writer.close();
    if (syncFailure != null) {
      throw new IOException("an earlier batch could not be forced", syncFailure);
    }
  }
}
