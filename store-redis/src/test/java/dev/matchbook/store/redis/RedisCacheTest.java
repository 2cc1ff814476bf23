package dev.matchbook.store.redis;

import static dev.matchbook.tck.rows.OrderBuilder.order;
import static dev.matchbook.tck.rows.TradeBuilder.trade;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.Seen;
import dev.matchbook.core.store.StoreException;
import dev.matchbook.core.store.StoreException.Kind;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.TradeQuery;
import dev.matchbook.spi.Stores;
import dev.matchbook.tck.CacheWalk;
import dev.matchbook.tck.rows.BatchBuilder;
import dev.matchbook.tck.rows.BatchGenerator;
import dev.matchbook.testing.servers.RedisServer;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a store in Redis says of what it shows, and what becomes of damaged ones. */
class RedisCacheTest {
  private static final TradeQuery TRADES = TradeQuery.all();
  private static final long NOBODY_KNOWS = Long.MAX_VALUE;

  private static RedisServer server;
  private static Redis redis;

  private final String engine = Redis.newEngine();

  @BeforeAll
  static void start() {
    server = RedisServer.start();
    redis = new Redis(server);
  }

  @AfterAll
  static void stop() {
    redis.close();
    server.close();
  }

  private String uri(String settings) {
    return server.uri() + "?engine=" + engine + settings;
  }

  private RedisStore open(String settings) {
    return RedisStore.open(RedisSettings.parse(uri(settings)));
  }

  private static StoredOrder closed(long id) {
    return order(id).cancel(CancelReason.REQUESTED).build();
  }

  private static Batch first() {
    return BatchBuilder.after(Checkpoint.START)
        .orders(order(1).clOrdId("a").build(), closed(2))
        .trades(trade(1).build())
        .build();
  }

  @Test
  void randomHistoriesWithSmallBoundsNeverLie() {
    long seed = Long.getLong("matchbook.seed", System.nanoTime());
    System.out.println("cache: -Dmatchbook.seed=" + seed);
    for (String bounds : List.of("&closedOrders=9&trades=5", "&closedOrders=0&trades=1")) {
      try (RedisStore store = open(bounds)) {
        store.clear();
        CacheWalk walk = new CacheWalk(seed, store, BatchGenerator.Settings.DEFAULT);
        for (int i = 0; i < 60; i++) {
          walk.step();
        }
      }
    }
  }

  @Test
  void tradesAreWholeFromTheFirstThatIsLeft() {
    try (RedisStore store = open("&trades=3")) {
      assertThat(store.seeTrades(TRADES, null, 9).wholeSince()).isEqualTo(NOBODY_KNOWS);
      store.saveTrades(LongStream.range(5, 9).mapToObj(id -> trade(id).build()).toList());
      store.saveTrade(trade(4).symbol("ETH-USD").build());
      assertThat(store.seeTrades(TRADES, null, 1).wholeSince()).as("6, 7, 8").isEqualTo(5);
      assertThat(store.seeTrades(TRADES.symbol("BTC-USD"), null, 9).wholeSince()).isEqualTo(5);
      assertThat(store.seeTrades(TRADES.symbol("ETH-USD").newest(), null, 9).wholeSince())
          .isEqualTo(3);
      assertThat(store.seeTrades(TRADES.account("alice"), null, 9).wholeSince())
          .isEqualTo(NOBODY_KNOWS);
      assertThat(store.seeTrades(TRADES.order(1), null, 9).wholeSince()).isEqualTo(NOBODY_KNOWS);
    }
  }

  @Test
  void tradesThatWereForgottenUnderASmallerLimitStayForgotten() {
    try (RedisStore store = open("&trades=3")) {
      store.saveTrades(LongStream.range(1, 9).mapToObj(id -> trade(id).build()).toList());
    }
    try (RedisStore store = open("&trades=100")) {
      store.saveTrade(trade(1).build());
      assertThat(store.seeTrades(TRADES, null, 9).value().rows()).hasSize(4);
      assertThat(store.seeTrades(TRADES, null, 9).wholeSince()).isEqualTo(5);
      assertThat(store.seeTrades(TRADES.symbol("BTC-USD"), null, 9).wholeSince()).isEqualTo(5);
    }
  }

  @Test
  void nobodyKnowsWhichClosedOrdersAreForgotten() {
    try (RedisStore store = open("")) {
      store.commit(first());
      assertThat(store.seeOrders(OrderQuery.all(), null, 9).wholeSince()).isEqualTo(NOBODY_KNOWS);
      assertThat(store.seeOrders(OrderQuery.all().open(), null, 9).wholeSince()).isZero();
      assertThat(store.seeOrder(2).wholeSince()).isEqualTo(NOBODY_KNOWS);
      assertThat(store.seeOrder(3).wholeSince()).isEqualTo(NOBODY_KNOWS);
      assertThat(store.seeTrade(1).wholeSince()).isEqualTo(NOBODY_KNOWS);
    }
  }

  /** The server's clock went back by an hour, so to say. */
  @Test
  void closedOrdersGoAsTheyCameWhateverTheClockSays() {
    try (RedisStore store = open("&closedOrders=2")) {
      store.saveOrder(closed(20));
      double inAnHour = System.currentTimeMillis() + 3_600_000;
      String member = new String(Places.event(20, 20), US_ASCII);
      redis.commands().zadd("matchbook:{" + engine + "}:closed", inAnHour, member);
      for (long id = 19; id > 0; id--) {
        store.saveOrder(closed(id));
        assertThat(store.orders(OrderQuery.all(), null, 9).rows())
            .as("the last one and the one before")
            .containsExactly(closed(id), closed(id + 1));
      }
    }
  }

  /** Runs of five rows, so three of them; the writer goes on all the time. */
  @Test
  void aPageOfSeveralMomentsSaysSo() throws Exception {
    ExecutorService other = Executors.newSingleThreadExecutor();
    AtomicBoolean enough = new AtomicBoolean();
    try (RedisStore store = RedisStore.open(RedisSettings.parse(uri("")), 5)) {
      wave(store, 1);
      Seen<Page<StoredOrder>> quiet = store.seeOpenOrders("BTC-USD", null, 20);
      assertThat(quiet.wholeSince()).isZero();
      assertThat(quiet.at()).isEqualTo(store.checkpoint());
      Future<?> writer =
          other.submit(
              () -> {
                for (long n = 2; !enough.get(); n++) {
                  wave(store, n);
                }
              });
      boolean torn = false;
      while (!torn && !writer.isDone()) {
        Seen<Page<StoredOrder>> seen = store.seeOpenOrders("BTC-USD", null, 20);
        List<Long> waves = seen.value().rows().stream().map(StoredOrder::seq).toList();
        assertThat(waves).hasSize(12).allMatch(n -> n >= seen.at().seq());
        torn = seen.wholeSince() == NOBODY_KNOWS;
        if (!torn) {
          assertThat(waves).containsOnly(seen.at().seq());
        }
      }
      enough.set(true);
      writer.get();
      assertThat(torn).as("a page of several moments came").isTrue();
    } finally {
      other.shutdownNow();
    }
  }

  private static void wave(RedisStore store, long n) {
    List<StoredOrder> orders =
        LongStream.rangeClosed(1, 12).mapToObj(id -> order(id).seq(n).build()).toList();
    store.commit(BatchBuilder.after(store.checkpoint()).orders(orders).build());
  }

  @Test
  void clearedItHasNoKeysAndAnotherEngineHasItsOwn() {
    String another = Redis.newEngine();
    try (RedisStore store = open("");
        RedisStore other =
            RedisStore.open(RedisSettings.parse(server.uri() + "?engine=" + another))) {
      store.commit(first());
      other.commit(first());
      List<String> others = redis.keys(another);
      store.clear();
      assertThat(redis.keys(engine)).isEmpty();
      assertThat(redis.keys(another)).containsExactlyInAnyOrderElementsOf(others);
      assertThat(store.commit(first())).as("as if it was new").isTrue();
    }
  }

  @Test
  void whatIsLeftOfAHalfClearedOneIsNotTakenForContent() {
    List<Batch> contents =
        List.of(
            BatchBuilder.after(Checkpoint.START).orders(order(1).build()).build(),
            BatchBuilder.after(Checkpoint.START).orders(closed(1)).build(),
            BatchBuilder.after(Checkpoint.START).trades(trade(1).build()).build());
    for (Batch content : contents) {
      try (RedisStore store = open("")) {
        store.clear();
        store.commit(content);
        redis.commands().del("matchbook:{" + engine + "}:head");
        assertThat(store.seeOrder(1).at()).isEqualTo(Checkpoint.START);
        assertThatThrownBy(() -> open("")).satisfies(RedisCacheTest::isCorrupt);
        assertThatThrownBy(() -> store.commit(first())).satisfies(RedisCacheTest::isCorrupt);
      }
      try (RedisStore cache = (RedisStore) Stores.openCache(uri(""))) {
        assertThat(redis.keys(engine)).isEmpty();
        assertThat(cache.commit(first())).isTrue();
      }
    }
  }

  private static void isCorrupt(Throwable trouble) {
    assertThat(trouble).isInstanceOf(StoreException.class);
    assertThat(((StoreException) trouble).kind()).isEqualTo(Kind.CORRUPT);
  }

  @Test
  void whatIsWholeIsNotThrownAwayByACache() {
    try (RedisStore store = open("")) {
      store.commit(first());
    }
    try (RedisStore cache = (RedisStore) Stores.openCache(uri(""))) {
      assertThat(cache.seeOrder(1).at()).isEqualTo(first().checkpoint());
      assertThat(cache.seeOrder(1).value()).isPresent();
    }
  }

  @Test
  void damagedOneIsClearedWhereItIsAndWhenItIsOpenedAsACache() {
    for (String key : List.of("head", "orders", "open", "books", "order:1", "markets")) {
      try (RedisStore store = open("")) {
        store.commit(first());
        redis.commands().del("matchbook:{" + engine + "}:" + key);
        redis.commands().lpush("matchbook:{" + engine + "}:" + key, "x");
        store.clear();
        assertThat(redis.keys(engine)).isEmpty();
        assertThat(store.commit(first())).isTrue();
        assertThat(store.findOrder(1)).isPresent();
        store.clear();
      }
    }
    redis.commands().set("matchbook:{" + engine + "}:head", "{}");
    try (RedisStore cache = (RedisStore) Stores.openCache(uri(""))) {
      assertThat(cache.checkpoint()).isEqualTo(Checkpoint.START);
      assertThat(redis.keys(engine)).isEmpty();
    }
  }
}
