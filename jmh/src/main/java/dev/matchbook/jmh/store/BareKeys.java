package dev.matchbook.jmh.store;

import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import io.lettuce.core.ScoredValue;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The keys that a store wrote, written once more under other names by a bare pipeline. */
final class BareKeys implements AutoCloseable {
  private static final double NANOS = 1e9;
  private static final int SCAN = 1_000;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final StatefulRedisConnection<String, String> connection;
  private final String prefix;
  private final String bare;
  private final List<Function<RedisAsyncCommands<String, String>, RedisFuture<?>>> commands =
      new ArrayList<>();
  private final List<String> keys = new ArrayList<>();

  /** The keys of an engine, which are deleted afterwards. */
  BareKeys(RedisClient client, String engine) {
    connection = client.connect();
    prefix = "matchbook:{" + engine + "}:";
    bare = "bare:{" + engine + "}:";
    ScanCursor cursor = ScanCursor.INITIAL;
    do {
      KeyScanCursor<String> found =
          connection.sync().scan(cursor, ScanArgs.Builder.matches(prefix + "*").limit(SCAN));
      keys.addAll(found.getKeys());
      cursor = found;
    } while (!cursor.isFinished());
    keys.forEach(this::prepare);
  }

  private void prepare(String key) {
    RedisCommands<String, String> redis = connection.sync();
    String copy = bare(key);
    switch (redis.type(key)) {
      case "string" -> {
        String value = redis.get(key);
        commands.add(to -> to.set(copy, value));
      }
      case "hash" -> {
        Map<String, String> fields = redis.hgetall(key);
        fields.forEach((field, value) -> commands.add(to -> to.hset(copy, field, value)));
      }
      case "zset" -> {
        for (ScoredValue<String> member : redis.zrangeWithScores(key, 0, -1)) {
          commands.add(to -> to.zadd(copy, member.getScore(), member.getValue()));
        }
      }
      default -> throw new IllegalStateException(key + " is a " + redis.type(key));
    }
  }

  private String bare(String key) {
    return bare + key.substring(prefix.length());
  }

  /** Writes them in so many flushes, each awaited. */
  double seconds(int flushes) {
    RedisAsyncCommands<String, String> redis = connection.async();
    connection.setAutoFlushCommands(false);
    try {
      long start = System.nanoTime();
      int done = 0;
      for (int flush = 1; flush <= flushes; flush++) {
        int end = (int) ((long) commands.size() * flush / flushes);
        RedisFuture<?>[] answers = new RedisFuture<?>[end - done];
        for (int i = 0; i < answers.length; i++) {
          answers[i] = commands.get(done++).apply(redis);
        }
        connection.flushCommands();
        if (!LettuceFutures.awaitAll(PATIENCE, answers)) {
          throw new IllegalStateException("no answer in " + PATIENCE);
        }
      }
      return (System.nanoTime() - start) / NANOS;
    } finally {
      connection.setAutoFlushCommands(true);
    }
  }

  @Override
  public void close() {
    for (int from = 0; from < keys.size(); from += SCAN) {
      List<String> some = keys.subList(from, Math.min(from + SCAN, keys.size()));
      connection.sync().unlink(some.toArray(String[]::new));
      connection.sync().unlink(some.stream().map(this::bare).toArray(String[]::new));
    }
    connection.close();
  }
}
