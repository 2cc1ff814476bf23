package dev.matchbook.jmh.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.matchbook.composite.CompositeSettings;
import dev.matchbook.composite.CompositeStore;
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
  private static final int ORDERS = 2_000;
  private static final int ROUND = 5_000;
  private static final int SLICE = 100;
  private static final long PAUSE_NANOS = 1_000_000;

  private final String uri;
  private final String engine;
  private final PrintWriter out;

  /** On a server, with engines whose names start like this. */
  public RedisHits(String uri, String engine, PrintWriter out) {
    this.uri = uri;
    this.engine = engine;
    this.out = out;
  }

  /**
   * Runs and prints medians. Each trial has connections of its own: on which core their threads
   * come to stand makes more than what is measured, and stays for as long as they live.
   */
  public void run(int trials, Path directory) throws IOException {
    double[] ours = new double[trials];
    double[] theirs = new double[trials];
    double[] percents = new double[trials];
    for (int trial = 0; trial <= trials; trial++) {
      long[] nanos = trial(engine + trial, directory);
      if (trial > 0) {
        ours[trial - 1] = (double) nanos[0] / ROUND;
        theirs[trial - 1] = (double) nanos[1] / ROUND;
        percents[trial - 1] = 100 * ((double) nanos[0] / nanos[1] - 1);
      }
    }
    Arrays.sort(percents);
    out.printf(
        Locale.ROOT,
        "a Redis hit: composite %,.0f ns, bare GET %,.0f ns: %+.1f %% (median of %d trials, from"
            + " %+.1f to %+.1f %%)%n",
        Median.of(ours),
        Median.of(theirs),
        Median.of(percents),
        trials,
        percents[0],
        percents[trials - 1]);
    out.flush();
  }

  private long[] trial(String name, Path directory) throws IOException {
    RedisClient client = RedisClient.create(uri);
    try (Scratch scratch = new Scratch(directory);
        CompositeStore store =
            CompositeStore.open(
                CompositeSettings.of(
                    List.of(uri + "?engine=" + name, "file:" + scratch.path()), List.of()));
        StatefulRedisConnection<byte[], byte[]> connection =
            client.connect(ByteArrayCodec.INSTANCE)) {
      PlainOrders.closed(store, ORDERS);
      while (!store.layers().get(0).lagTime().isZero()) {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
      SplittableRandom random = new SplittableRandom(1);
      round(name, random, store, connection);
      long[] nanos = round(name, random, store, connection);
      long others = store.layers().get(1).hits();
      if (others > 0) {
        throw new IllegalStateException(others + " reads were no Redis hits");
      }
      return nanos;
    } finally {
      client.shutdown();
    }
  }

  /** A slice of the one, then of the other: what the machine does besides meets both. */
  private long[] round(
      String name,
      SplittableRandom random,
      CompositeStore store,
      StatefulRedisConnection<byte[], byte[]> connection) {
    long[] nanos = new long[2];
    String prefix = "matchbook:{" + name + "}:order:";
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
}
