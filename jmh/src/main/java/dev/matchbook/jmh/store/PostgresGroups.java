package dev.matchbook.jmh.store;

import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.spi.Stores;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
  public void run(int rounds) throws SQLException, IOException {
    for (BareRows.Kind kind : BareRows.Kind.values()) {
      for (int group : GROUPS) {
        measure(kind, group, rounds);
      }
    }
  }

  private void measure(BareRows.Kind kind, int group, int rounds) throws SQLException, IOException {
    int groups = Math.max(2, Math.min(MOST_GROUPS, MOST_ORDERS / group));
    List<Double> store = new ArrayList<>();
    List<Double> bare = new ArrayList<>();
    for (int round = 0; round <= rounds; round++) {
      String engine = engines + stores++;
      double committed = commit(kind, engine, group, groups);
      double sent;
      try (BareRows rows = new BareRows(uri, engine, kind)) {
        sent = rows.seconds(group, groups);
      }
      if (round > 0) {
        store.add(committed);
        bare.add(sent);
      }
    }
    double ours = median(store);
    double theirs = median(bare);
    out.printf(
        Locale.ROOT,
        "%-7s batches of %,6d: store %,9.0f rows/s, bare driver %,9.0f rows/s: %.0f %%%n",
        kind.name().toLowerCase(Locale.ROOT),
        group,
        groups * (double) group / ours,
        groups * (double) group / theirs,
        100 * theirs / ours);
    out.flush();
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

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }
}
