package dev.matchbook.jmh.store;

import dev.matchbook.composite.CompositeSettings;
import dev.matchbook.composite.CompositeStore;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.jmh.run.Median;
import dev.matchbook.spi.Stores;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * Batches committed to memory, Redis and PostgreSQL, each alone, and to a composite of the three;
 * the composite's time ends when all its layers have everything.
 */
public final class LayerWrites {
  private static final double NANOS = 1e9;
  private static final long PAUSE_NANOS = 100_000;
  private static final List<String> NAMES = List.of("memory", "Redis", "PostgreSQL", "composite");

  private final String redis;
  private final String postgres;
  private final String engines;
  private final PrintWriter out;
  private int engine;

  /** On two servers, with engines whose names start like this. */
  public LayerWrites(String redis, String postgres, String engines, PrintWriter out) {
    this.redis = redis;
    this.postgres = postgres;
    this.engines = engines;
    this.out = out;
  }

  /** Runs and prints medians of the rounds behind a first one. */
  public void run(int rounds, int group, int groups) {
    double[][] rates = new double[NAMES.size()][rounds];
    double[] ratios = new double[rounds];
    for (int round = 0; round <= rounds; round++) {
      double[] now = round(group, groups);
      if (round > 0) {
        for (int i = 0; i < now.length; i++) {
          rates[i][round - 1] = now[i];
        }
        double slowest = Arrays.stream(now, 0, 3).min().orElseThrow();
        ratios[round - 1] = 100 * now[3] / slowest;
      }
    }
    for (int i = 0; i < rates.length; i++) {
      out.printf(Locale.ROOT, "%-11s %,12.0f rows/s%n", NAMES.get(i), Median.of(rates[i]));
    }
    out.printf(
        Locale.ROOT,
        "batches of %,d: the composite has %.0f %% of the slowest layer's rate (rounds: %s)%n",
        group,
        Median.of(ratios),
        Arrays.toString(Arrays.stream(ratios).mapToLong(Math::round).toArray()));
    out.flush();
  }

  /** Rows a second of each. */
  private double[] round(int group, int groups) {
    String memory = "memory:?closedOrders=10000&trades=10000";
    return new double[] {
      alone(memory, group, groups),
      alone(redis(), group, groups),
      alone(postgres(), group, groups),
      together(memory, group, groups)
    };
  }

  private String redis() {
    return redis + "?engine=" + engines + engine++;
  }

  private String postgres() {
    return postgres + "&engine=" + engines + engine++;
  }

  private static List<Batch> batches(int group, int groups) {
    OrderBatches batches = new OrderBatches(Checkpoint.START);
    List<Batch> all = new ArrayList<>();
    for (int i = 0; i < groups; i++) {
      Batch fresh = batches.next(group, true);
      all.add(fresh);
      all.add(batches.fill(fresh));
    }
    for (int i = 0; i < groups; i++) {
      all.add(batches.trades(group));
    }
    return all;
  }

  private static double alone(String uri, int group, int groups) {
    List<Batch> all = batches(group, groups);
    try (ExchangeStore store = Stores.open(uri)) {
      long start = System.nanoTime();
      all.forEach(store::commit);
      return rate(all, group, System.nanoTime() - start);
    }
  }

  private double together(String memory, int group, int groups) {
    List<Batch> all = batches(group, groups);
    try (CompositeStore store =
        CompositeStore.open(
            CompositeSettings.of(List.of(memory, redis(), postgres()), List.of()))) {
      long start = System.nanoTime();
      all.forEach(store::commit);
      while (store.layers().stream().anyMatch(layer -> layer.lagSeq() > 0)) {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
      return rate(all, group, System.nanoTime() - start);
    }
  }

  private static double rate(List<Batch> batches, int group, long nanos) {
    return batches.size() * (double) group * NANOS / nanos;
  }
}
