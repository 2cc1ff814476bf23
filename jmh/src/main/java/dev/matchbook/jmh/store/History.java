package dev.matchbook.jmh.store;

import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.store.file.FileSettings;
import dev.matchbook.store.file.FileStore;
import dev.matchbook.store.file.SyncPolicy;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** A store with much history: how long it takes to open it, and to page through all of it. */
public final class History {
  private static final int BATCH = 5_000;
  private static final double NANOS = 1e9;
  private static final double MEGABYTE = 1 << 20;

  private final Path directory;
  private final PrintWriter out;

  /** A store in that directory. */
  public History(Path directory, PrintWriter out) {
    this.directory = directory;
    this.out = out;
  }

  /**
   * Makes the store where it is not there, opens it and pages through it.
   *
   * @param closed orders
   * @param open orders, spread evenly among them
   */
  public void run(long closed, int open) throws IOException {
    if (!Files.exists(directory)) {
      make(closed, open);
    }
    long start = System.nanoTime();
    try (FileStore store = FileStore.open(FileSettings.in(directory))) {
      out.printf(
          Locale.ROOT,
          "opened %,d orders, %,.0f MB in %.2f s, heap %,.0f MB%n",
          store.checkpoint().orderId(),
          size() / MEGABYTE,
          seconds(start),
          Runtime.getRuntime().maxMemory() / MEGABYTE);
      out.flush();
      page(store, "all orders", OrderQuery.all());
      page(store, "orders of one account", OrderQuery.all().account("account7"));
      page(store, "open orders", OrderQuery.all().open());
      page(store, "orders by change", OrderQuery.all().changedSince(0));
    }
  }

  private void make(long closed, int open) throws IOException {
    long start = System.nanoTime();
    FileSettings settings = FileSettings.in(directory).sync(SyncPolicy.NONE);
    try (FileStore store = FileStore.open(settings)) {
      OrderBatches batches = new OrderBatches(store.checkpoint());
      long every = Math.max(1, closed / Math.max(1, open / BATCH));
      for (long made = 0; made < closed; made += BATCH) {
        store.commit(batches.next(BATCH, false));
        if (made / every != (made + BATCH) / every) {
          store.commit(batches.next(BATCH, true));
        }
      }
    }
    out.printf(Locale.ROOT, "made in %.0f s%n", seconds(start));
    out.flush();
  }

  private void page(FileStore store, String what, OrderQuery query) {
    long start = System.nanoTime();
    long rows = 0;
    Cursor after = null;
    do {
      Page<StoredOrder> page = store.orders(query, after, 1_000);
      rows += page.rows().size();
      after = page.next();
    } while (after != null);
    double seconds = seconds(start);
    out.printf(
        Locale.ROOT, "%s: %,d in %.1f s, %,.0f rows/s%n", what, rows, seconds, rows / seconds);
    out.flush();
  }

  private long size() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / NANOS;
  }
}
