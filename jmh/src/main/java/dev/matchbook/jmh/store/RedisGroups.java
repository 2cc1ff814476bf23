package dev.matchbook.jmh.store;

import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.spi.Stores;
import io.lettuce.core.RedisClient;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Batches committed to a Redis store, and the same keys written by a bare Lettuce pipeline, a
 * command for each value or member, as many commands a flush as the store's batch made, in turn.
 */
public final class RedisGroups {
  private enum Kind {
    OPEN,
    CLOSED,
    TRADES
  }

  private static final int[] GROUPS = {1, 16, 128, 1_000, 10_000};
  private static final int MOST_ROWS = 30_000;
  private static final int MOST_GROUPS = 500;
  private static final double NANOS = 1e9;

  private final String uri;
  private final String engines;
  private final PrintWriter out;
  private int stores;

  /** On a server, with engines whose names start like this. */
  public RedisGroups(String uri, String engines, PrintWriter out) {
    this.uri = uri;
    this.engines = engines;
    this.out = out;
  }

  /** Runs and prints medians of the rounds behind a first one. */
  public void run(int rounds) throws Exception {
    RedisClient client = RedisClient.create(uri);
    try {
      for (Kind kind : Kind.values()) {
        for (int group : GROUPS) {
          measure(client, kind, group, rounds);
        }
      }
    } finally {
      client.shutdown();
    }
  }

  private void measure(RedisClient client, Kind kind, int group, int rounds) throws Exception {
    int groups = Math.max(2, Math.min(MOST_GROUPS, MOST_ROWS / group));
    new Beside(kind.name(), group, groups, "bare pipeline")
        .measure(rounds, some -> round(client, kind, group, some), out);
  }

  private double[] round(RedisClient client, Kind kind, int group, int groups) {
    String engine = engines + stores++;
    double committed = commit(kind, engine, group, groups);
    try (BareKeys keys = new BareKeys(client, engine)) {
      return new double[] {committed, keys.seconds(groups)};
    }
  }

  private double commit(Kind kind, String engine, int group, int groups) {
    OrderBatches batches = new OrderBatches(Checkpoint.START);
    List<Batch> all = new ArrayList<>();
    for (int i = 0; i < groups; i++) {
      all.add(kind == Kind.TRADES ? batches.trades(group) : batches.next(group, kind == Kind.OPEN));
    }
    // As many trades are kept as there are: to trim them is not in what is compared.
    String place = uri + "?trades=" + MOST_ROWS + "&engine=" + engine;
    try (ExchangeStore store = Stores.open(place)) {
      long start = System.nanoTime();
      all.forEach(store::commit);
      return (System.nanoTime() - start) / NANOS;
    }
  }
}
