package dev.matchbook.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.StoreException;
import dev.matchbook.tck.StoreContents;
import dev.matchbook.tck.model.ModelStore;
import dev.matchbook.tck.rows.BatchGenerator;
import dev.matchbook.testing.servers.RedisServer;
import dev.matchbook.testing.servers.TcpProxy;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Clearing is cut anywhere: it is as it was, or at the start, and is cleared by the next one. */
class RedisClearCutTest {
  private static final int ROUNDS = 20;
  private static final int MOST_BYTES = 250_000;
  private static final int STRIDE = 17;

  private final long seed = Long.getLong("matchbook.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @Test
  void aClearThatIsCutAnywhereLeavesAllOrIsNotTakenForContent() {
    System.out.println("clear: -Dmatchbook.seed=" + seed);
    BatchGenerator generator =
        new BatchGenerator(seed, new BatchGenerator.Settings(3, 6, 80, 1_000));
    List<Batch> history = Stream.generate(generator::next).limit(12).toList();
    ModelStore model = new ModelStore();
    history.forEach(model::commit);
    try (RedisServer server = RedisServer.start();
        TcpProxy proxy = TcpProxy.to(server.host(), server.port());
        Redis redis = new Redis(server)) {
      for (int round = 0; round < ROUNDS; round++) {
        RedisSettings direct = settings(server.port());
        try (RedisStore cache = RedisStore.openCache(direct)) {
          cache.clear();
          history.forEach(cache::commit);
        }
        clear(proxy);
        check(direct, model);
        try (RedisStore cache = RedisStore.openCache(direct)) {
          cache.clear();
          assertThat(redis.keys("e")).isEmpty();
        }
      }
    }
  }

  private static RedisSettings settings(int port) {
    return RedisSettings.parse(
        "redis://127.0.0.1:" + port + "?engine=e&retries=0&trades=100000&timeout=5s");
  }

  /** Perhaps not to its end. */
  private void clear(TcpProxy proxy) {
    try (RedisStore store = RedisStore.open(settings(proxy.port()))) {
      proxy.cutAfterClientBytes(random.nextInt(random.nextBoolean() ? 400 : MOST_BYTES));
      store.clear();
    } catch (StoreException e) {
      assertThat(e.kind()).as(e.getMessage()).isEqualTo(StoreException.Kind.FAILED);
    }
    proxy.cut();
  }

  private static void check(RedisSettings settings, ModelStore model) {
    RedisStore opened;
    try {
      opened = RedisStore.open(settings);
    } catch (StoreException e) {
      assertThat(e.kind()).as(e.getMessage()).isEqualTo(StoreException.Kind.CORRUPT);
      return;
    }
    try (RedisStore store = opened) {
      boolean cleared = store.checkpoint().equals(Checkpoint.START);
      StoreContents.of(cleared ? new ModelStore() : model).requireSame(store);
      for (long id = 1; id < model.checkpoint().orderId(); id += STRIDE) {
        assertThat(store.findOrder(id)).isEqualTo(cleared ? Optional.empty() : model.findOrder(id));
      }
    }
  }
}
