package dev.matchbook.composite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.CacheStore;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.Seen;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.spi.Stores;
import dev.matchbook.store.memory.MemoryStore;
import dev.matchbook.tck.rows.BatchGenerator;
import dev.matchbook.testing.servers.PostgresServer;
import dev.matchbook.testing.servers.RedisServer;
import dev.matchbook.testing.servers.TcpProxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What another process sees that opens the stores of the layers by itself, on real servers. */
class OtherProcessesTest {
  private static final AtomicLong ENGINES = new AtomicLong(System.nanoTime());
  private static final int BATCHES = 150;

  private final String engine = "other-" + ENGINES.incrementAndGet();
  private final BatchGenerator history = new BatchGenerator(ENGINES.get());
  private final Map<Checkpoint, List<StoredOrder>> open = new ConcurrentHashMap<>();
  private final MemoryStore model = new MemoryStore();
  private String postgres;
  private String redis;
  private TcpProxy toRedis;

  @BeforeEach
  void start() {
    PostgresServer server = PostgresServer.shared();
    postgres = server.uri(server.newDatabase()) + "&engine=" + engine;
    redis = RedisServer.shared().uri() + "?engine=" + engine;
    toRedis = TcpProxy.to(RedisServer.shared().host(), RedisServer.shared().port());
    open.put(Checkpoint.START, List.of());
  }

  @AfterEach
  void stop() {
    toRedis.close();
  }

  private CompositeStore compose() {
    String proxied = "redis://127.0.0.1:" + toRedis.port() + "?engine=" + engine;
    return CompositeStore.open(
        CompositeSettings.of(
            List.of("memory:", proxied + "&timeout=1s&retries=0&layer.retry=50ms", postgres),
            List.of()));
  }

  private Batch next() {
    Batch batch = history.next();
    model.commit(batch);
    open.put(batch.checkpoint(), openOf(model.orders(OrderQuery.all().open(), null, 10_000)));
    return batch;
  }

  private static List<StoredOrder> openOf(Page<StoredOrder> page) {
    return page.rows();
  }

  @Test
  void everyoneSeesWholeBatchesAndRedisNeverMoreThanTheRecord() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    ExecutorService readers = Executors.newFixedThreadPool(2);
    try (CompositeStore store = compose();
        ExchangeStore record = Stores.open(postgres + "&access=read");
        CacheStore cache = (CacheStore) Stores.open(redis)) {
      Future<Long> inRedis = readers.submit(watch(over, () -> redisIsWhole(cache, record)));
      Future<Long> inRecord = readers.submit(watch(over, () -> recordHasAll(store, record)));
      for (int i = 0; i < BATCHES; i++) {
        store.commit(next());
      }
      over.countDown();
      assertThat(inRedis.get()).isPositive();
      assertThat(inRecord.get()).isPositive();
      Conditions.await(() -> store.layers().get(1).lagTime().isZero());
      assertThat(cache.checkpoint()).isEqualTo(history.checkpoint());
      assertThat(openOf(cache.orders(OrderQuery.all().open(), null, 10_000)))
          .isEqualTo(open.get(history.checkpoint()));
    } finally {
      readers.shutdownNow();
    }
  }

  private static Callable<Long> watch(CountDownLatch over, Runnable look) {
    return () -> {
      long looks = 0;
      while (over.getCount() > 0) {
        look.run();
        looks++;
      }
      return looks;
    };
  }

  private void redisIsWhole(CacheStore cache, ExchangeStore record) {
    Seen<Page<StoredOrder>> seen = cache.seeOrders(OrderQuery.all().open(), null, 10_000);
    assertThat(openOf(seen.value())).isEqualTo(open.get(seen.at()));
    assertThat(record.checkpoint().isAtOrAfter(seen.at())).isTrue();
  }

  private static void recordHasAll(CompositeStore store, ExchangeStore record) {
    Checkpoint acknowledged = store.checkpoint();
    assertThat(record.checkpoint().isAtOrAfter(acknowledged)).isTrue();
  }

  @Test
  void redisThatWasCutOffStandsWhereItWasUntilItHasCaughtUp() {
    try (CompositeStore store = compose();
        CacheStore cache = (CacheStore) Stores.open(redis)) {
      store.commit(next());
      Conditions.await(() -> store.layers().get(1).lagTime().isZero());
      toRedis.refuse();
      toRedis.cut();
      Checkpoint before = cache.checkpoint();
      for (int i = 0; i < BATCHES; i++) {
        store.commit(next());
      }
      assertThat(cache.checkpoint()).isEqualTo(before);
      assertThat(openOf(cache.orders(OrderQuery.all().open(), null, 10_000)))
          .isEqualTo(open.get(before));
      toRedis.accept();
      Conditions.await(() -> store.layers().get(1).lagTime().isZero());
      assertThat(cache.checkpoint()).isEqualTo(history.checkpoint());
      assertThat(openOf(cache.orders(OrderQuery.all().open(), null, 10_000)))
          .isEqualTo(open.get(history.checkpoint()));
    }
  }

  @Test
  void redisThatForgotEverythingIsFilledAgainWithoutAWrite() {
    try (CompositeStore store = compose();
        CacheStore cache = (CacheStore) Stores.open(redis)) {
      for (int i = 0; i < BATCHES; i++) {
        store.commit(next());
      }
      Conditions.await(() -> store.layers().get(1).lagTime().isZero());
      cache.clear();
      assertThat(store.orders(OrderQuery.all().open(), null, 10_000).rows())
          .isEqualTo(open.get(history.checkpoint()));
      Conditions.await(() -> cache.checkpoint().equals(history.checkpoint()));
      assertThat(openOf(cache.orders(OrderQuery.all().open(), null, 10_000)))
          .isEqualTo(open.get(history.checkpoint()));
    }
  }
}
