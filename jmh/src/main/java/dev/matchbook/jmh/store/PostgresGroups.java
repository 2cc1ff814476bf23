package dev.matchbook.jmh.store;

import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.spi.Stores;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Batches committed to a PostgreSQL store, and the same rows by the bare driver into tables of the
 * same columns and indexes, transaction for transaction, in turn. The bare driver's rows are made
 * ready before its time starts: it only sends them.
 */
public final class PostgresGroups {
  private static final int[] GROUPS = {1, 16, 128, 1_000, 10_000};
  private static final int MOST_ORDERS = 100_000;
  private static final int MOST_GROUPS = 500;
  private static final double NANOS = 1e9;

  private final String uri;
  private final String engines;
  private final PrintWriter out;
  private int stores;

  /** On a database, with engines whose names start like this. */
  public PostgresGroups(String uri, String engines, PrintWriter out) {
    this.uri = uri;
    this.engines = engines;
    this.out = out;
  }

  /** Runs and prints medians of the rounds behind a first one. */
  public void run(int rounds) throws Exception {
    for (BareRows.Kind kind : BareRows.Kind.values()) {
      for (int group : GROUPS) {
        measure(kind, group, rounds);
      }
    }
  }

  private void measure(BareRows.Kind kind, int group, int rounds) throws Exception {
    int groups = Math.max(2, Math.min(MOST_GROUPS, MOST_ORDERS / group));
    new Beside(kind.name(), group, groups, "bare driver")
        .measure(rounds, some -> round(kind, group, some), out);
  }

  private double[] round(BareRows.Kind kind, int group, int groups) throws Exception {
    String engine = engines + stores++;
    double committed = commit(kind, engine, group, groups);
    try (BareRows rows = new BareRows(uri, engine, kind)) {
      return new double[] {committed, rows.seconds(group, groups)};
    }
  }

  private double commit(BareRows.Kind kind, String engine, int group, int groups) {
    OrderBatches batches = new OrderBatches(Checkpoint.START);
    List<Batch> all = new ArrayList<>();
    for (int i = 0; i < groups; i++) {
      all.add(
          kind == BareRows.Kind.TRADES ? batches.trades(group) : batches.next(group, kind.open()));
    }
    try (ExchangeStore store = Stores.open(uri + "&engine=" + engine)) {
      if (kind == BareRows.Kind.UPDATES) {
        all.forEach(store::commit);
        all.replaceAll(batches::fill);
      }
      long start = System.nanoTime();
      all.forEach(store::commit);
      return (System.nanoTime() - start) / NANOS;
    }
  }
}
