package dev.matchbook.store.redis;

import static dev.matchbook.core.store.StoreException.Kind.CORRUPT;
import static dev.matchbook.tck.rows.OrderBuilder.order;
import static dev.matchbook.tck.rows.TradeBuilder.trade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.SettlementState;
import dev.matchbook.core.event.OrderTriggered;
import dev.matchbook.core.event.SettlementStarted;
import dev.matchbook.core.store.AuditQuery;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.SettlementBatch;
import dev.matchbook.core.store.SettlementQuery;
import dev.matchbook.core.store.StoreException;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.StoredSettlement;
import dev.matchbook.tck.rows.BatchBuilder;
import dev.matchbook.tck.rows.BatchGenerator;
import dev.matchbook.tck.rows.OrderBuilder;
import dev.matchbook.testing.servers.RedisServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is never forgotten is missed where the server lost it, and goes with a clear. */
class RedisSettlementTest {
  private static final String ROOT = "0x" + "ab".repeat(32);
  private static final int MOST_TRADES = 1_024;

  private static RedisServer server;
  private static Redis redis;

  private final String engine = Redis.newEngine();
  private final String prefix = new Keys(engine).prefix();

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

  private RedisStore open(String settings) {
    return RedisStore.open(RedisSettings.parse(server.uri() + "?engine=" + engine + settings));
  }

  /** Two trades, one of them in a batch; an event of an order and one of the batch. */
  private static Batch first() {
    return BatchBuilder.after(Checkpoint.START)
        .settlements(
            StoredSettlement.pending(trade(1).build()),
            new StoredSettlement(trade(2).build(), 9, 9, SettlementState.SETTLING, 9))
        .settlementBatches(SettlementBatch.started(9, 9, "BTC-USD", 0, List.of(2L), ROOT))
        .audit(
            new OrderTriggered(8, 8, 5),
            new SettlementStarted(9, 9, "BTC-USD", 0, List.of(2L), ROOT))
        .build();
  }

  private static StoreException corrupt(ThrowingCallable call) {
    StoreException problem = catchThrowableOfType(StoreException.class, call);
    assertThat(problem).as("trouble").isNotNull();
    assertThat(problem.kind()).as(problem.getMessage()).isEqualTo(CORRUPT);
    return problem;
  }

  private static Map<String, List<ThrowingCallable>> reads(RedisStore store) {
    SettlementQuery all = SettlementQuery.all();
    return Map.of(
        "settlements",
        List.of(
            () -> store.findSettlement(1),
            () -> store.settlements(all, null, 9),
            () -> store.settlements(all.state(SettlementState.PENDING), null, 9),
            () -> store.settlements(all.batch(9), null, 9)),
        "batches",
        List.of(
            () -> store.findSettlementBatch(9),
            () -> store.settlementBatches(all, null, 9),
            () -> store.settlementBatches(all.state(SettlementState.SETTLING), null, 9)),
        "audit",
        List.of(
            () -> store.audit(AuditQuery.all(), null, 9),
            () -> store.audit(AuditQuery.order(5), null, 9),
            () -> store.audit(AuditQuery.batch(9), null, 9)));
  }

  @Test
  void whateverTheServerThrewAwayIsMissedByEveryReadAndWriteOfIt() {
    try (RedisStore store = open("")) {
      store.commit(first());
    }
    List<String> keys = redis.keys(engine).stream().filter(key -> !key.endsWith(":head")).toList();
    assertThat(keys).hasSize(12);
    List<List<String>> losses = new ArrayList<>();
    keys.forEach(key -> losses.add(List.of(key)));
    for (String hash : List.of("settlements", "batches", "audit")) {
      losses.add(keys.stream().filter(key -> key.startsWith(prefix + hash)).toList());
    }
    for (List<String> gone : losses) {
      try (RedisStore store = open("")) {
        store.clear();
        store.commit(first());
        redis.commands().del(gone.toArray(String[]::new));
        String hash = gone.get(0).substring(prefix.length()).replaceFirst("-.*", "");
        reads(store)
            .get(hash)
            .forEach(read -> assertThat(corrupt(read)).hasMessageContaining(prefix + hash));
        Batch next = BatchBuilder.after(first().checkpoint()).build();
        assertThat(corrupt(() -> store.commit(next))).hasMessageContaining(prefix + hash);
        assertThat(corrupt(() -> open(""))).hasMessageContaining(prefix + hash);
        store.clear();
      }
    }
  }

  @Test
  void aDamagedRowIsCorruptAndNamed() {
    try (RedisStore store = open("")) {
      store.commit(first());
      for (String hash : List.of("settlements", "batches", "audit")) {
        String key = prefix + hash;
        String id = hash.equals("settlements") ? "1" : "9";
        String row = redis.commands().hget(key, id);
        redis.commands().hset(key, id, row.replace("BTC-USD", "BTC\"USD"));
        assertThat(corrupt(reads(store).get(hash).get(hash.equals("audit") ? 2 : 0)))
            .hasMessageContaining(key)
            .hasMessageContaining("field " + id);
        redis.commands().hset(key, id, row);
      }
      assertThat(store.findSettlement(1)).contains(first().settlements().trades().get(0));
    }
  }

  @Test
  void aKeyOfAnotherTypeIsCorruptAndNothingIsWritten() throws Exception {
    for (String name :
        List.of(
            "settlements",
            "settlements-by-batch",
            "settlements-in:SETTLING",
            "batches-by-id",
            "audit",
            "audit-by-order")) {
      try (RedisStore store = open("")) {
        redis.commands().set(prefix + name, "something else");
        assertThat(corrupt(() -> store.commit(first()))).hasMessageContaining(prefix + name);
        assertThat(redis.keys(engine)).containsExactly(prefix + name);
        redis.commands().del(prefix + name);
      }
    }
  }

  @Test
  void nothingOfItIsLeftAfterAClear() throws Exception {
    try (RedisStore store = open("")) {
      BatchGenerator generator = new BatchGenerator(5, new BatchGenerator.Settings(3, 6, 80, 200));
      for (int i = 0; i < 20; i++) {
        store.commit(generator.next());
      }
      store.commit(BatchBuilder.after(store.checkpoint()).build());
      assertThat(redis.commands().exists(prefix + "settlements", prefix + "batches")).isEqualTo(2);
      assertThat(Audit.of(redis, engine).kept()).isPositive();
      store.clear();
      assertThat(redis.keys(engine)).isEmpty();
      assertThat(store.commit(first())).isTrue();
      assertThat(Audit.of(redis, engine).kept()).isEqualTo(5);
    }
  }

  /** It goes to the end of the queue of those that are forgotten, and is in it once. */
  @Test
  void aClosedOrderThatIsBustedIsListedOnceAndItsBoundHolds() throws Exception {
    try (RedisStore store = open("&closedOrders=2")) {
      List<StoredOrder> filled =
          LongStream.rangeClosed(1, 3).mapToObj(id -> order(id).fill("10").build()).toList();
      store.commit(BatchBuilder.after(Checkpoint.START).orders(filled).build());
      assertThat(store.findOrder(1)).isEmpty();
      for (long id : new long[] {2, 1}) {
        StoredOrder busted =
            OrderBuilder.like(order(id).build())
                .seq(store.checkpoint().seq() + 1)
                .cancel(CancelReason.TRADE_BUSTED)
                .build();
        store.commit(BatchBuilder.after(store.checkpoint()).orders(busted).build());
        assertThat(store.findOrder(id)).contains(busted);
        assertThat(Audit.of(redis, engine).closed()).isEqualTo(2);
      }
      assertThat(store.findOrder(3)).as("closed before the others changed").isEmpty();
    }
  }

  /** Some of them a run of the script: a page of 10,000 could be of hundreds of megabytes. */
  @Test
  void aPageOfLargeBatchesComesInParts() {
    List<Long> trades = LongStream.range(0, MOST_TRADES).mapToObj(i -> Long.MAX_VALUE - i).toList();
    List<SettlementBatch> large =
        LongStream.rangeClosed(1, 900)
            .mapToObj(id -> SettlementBatch.started(id, id, "BTC-USD", 0, trades, ROOT))
            .toList();
    try (RedisStore store = open("&timeout=10s")) {
      store.commit(BatchBuilder.after(Checkpoint.START).settlementBatches(large).build());
      Page<SettlementBatch> page =
          store.settlementBatches(
              SettlementQuery.all().state(SettlementState.SETTLING), null, Page.MAX_ROWS);
      assertThat(page.rows()).isEqualTo(large);
      assertThat(page.next()).isNull();
    }
  }
}
