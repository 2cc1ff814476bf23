package dev.matchbook.jmh.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.matchbook.composite.CompositeSettings;
import dev.matchbook.composite.CompositeStore;
import dev.matchbook.composite.LayerFigures;
import dev.matchbook.jmh.run.Median;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * An order found by its id in Redis, through a composite and by a bare Lettuce {@code GET} of the
 * same key that does not even look at what it gets, one after the other in turn.
 */
public final class RedisHits {
  private static final int ORDERS = 10_000;
  private static final int ROUND = 20_000;
  private static final int SLICE = 100;
  private static final long PAUSE_NANOS = 1_000_000;

  private final String uri;
  private final String engine;
  private final PrintWriter out;

  /** On a server, with an engine of that name. */
  public RedisHits(String uri, String engine, PrintWriter out) {
    this.uri = uri;
    this.engine = engine;
    this.out = out;
  }

  /** Runs and prints medians of the rounds behind a first one. */
  public void run(int rounds, Path directory) throws IOException {
    RedisClient client = RedisClient.create(uri);
    try (Scratch scratch = new Scratch(directory);
        CompositeStore store =
            CompositeStore.open(
                CompositeSettings.of(
                    List.of(uri + "?engine=" + engine, "file:" + scratch.path()), List.of()));
        StatefulRedisConnection<byte[], byte[]> connection =
            client.connect(ByteArrayCodec.INSTANCE)) {
      PlainOrders.closed(store, ORDERS);
      while (!store.layers().get(0).lagTime().isZero()) {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
      measure(rounds, store, connection);
      report(store.layers());
    } finally {
      client.shutdown();
    }
  }

  private void measure(
      int rounds, CompositeStore store, StatefulRedisConnection<byte[], byte[]> connection) {
    double[] ours = new double[rounds];
    double[] theirs = new double[rounds];
    SplittableRandom random = new SplittableRandom(1);
    for (int round = 0; round <= rounds; round++) {
      long[] nanos = round(random, store, connection);
      if (round > 0) {
        ours[round - 1] = (double) nanos[0] / ROUND;
        theirs[round - 1] = (double) nanos[1] / ROUND;
      }
    }
    double[] ratios = new double[rounds];
    Arrays.setAll(ratios, i -> 100 * (ours[i] / theirs[i] - 1));
    out.printf(
        Locale.ROOT,
        "a Redis hit: composite %,.0f ns, bare GET %,.0f ns: %+.1f %% (median of %d rounds)%n",
        Median.of(ours),
        Median.of(theirs),
        Median.of(ratios),
        rounds);
    out.flush();
  }

  /** A slice of the one, then of the other: what the machine does besides meets both. */
  private long[] round(
      SplittableRandom random,
      CompositeStore store,
      StatefulRedisConnection<byte[], byte[]> connection) {
    long[] nanos = new long[2];
    String prefix = "matchbook:{" + engine + "}:order:";
    for (int slice = 0; slice < ROUND / SLICE; slice++) {
      long[] ids = random.longs(SLICE, 1, ORDERS + 1L).toArray();
      long start = System.nanoTime();
      for (long id : ids) {
        store.findOrder(id).orElseThrow();
      }
      long middle = System.nanoTime();
      for (long id : ids) {
        if (connection.sync().get((prefix + id).getBytes(US_ASCII)) == null) {
          throw new IllegalStateException("order " + id + " is not there");
        }
      }
      nanos[0] += middle - start;
      nanos[1] += System.nanoTime() - middle;
    }
    return nanos;
  }

  private void report(List<LayerFigures> layers) {
    for (LayerFigures layer : layers) {
      out.printf(
          Locale.ROOT, "%s: %,d hits, %,d misses%n", layer.role(), layer.hits(), layer.misses());
    }
    out.flush();
  }
}
