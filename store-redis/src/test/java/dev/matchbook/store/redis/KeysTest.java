package dev.matchbook.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.TradeQuery;
import dev.matchbook.tck.rows.BatchGenerator;
import dev.matchbook.tck.rows.OrderBuilder;
import dev.matchbook.testing.servers.RedisServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** After whatever was done every index has exactly what there is. */
class KeysTest {
  private static final int ROUNDS = 60;
  private static final BatchGenerator.Settings MUCH = new BatchGenerator.Settings(5, 8, 60, 60);

  private static RedisServer server;
  private static Redis redis;

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

  private static RedisStore open(String engine, String settings) {
    return RedisStore.open(
        RedisSettings.parse(server.uri() + "?engine=" + engine + "&" + settings));
  }

  @Test
  void noIndexKeepsWhatIsGoneAndNoneLacksWhatIsThere() throws Exception {
    long seed = Long.getLong("matchbook.seed", System.nanoTime());
    System.out.println("keys: -Dmatchbook.seed=" + seed);
    Random random = new Random(seed);
    for (String bounds : List.of("closedOrders=40&trades=15", "closedOrders=0&trades=1", "")) {
      String engine = Redis.newEngine();
      try (RedisStore store = open(engine, bounds.isEmpty() ? "trades=100000" : bounds)) {
        walk(store, random, engine);
      }
    }
  }

  private static void walk(RedisStore store, Random random, String engine) throws Exception {
    BatchGenerator generator = new BatchGenerator(random.nextLong(), MUCH);
    List<Batch> history = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      Batch next = generator.next();
      Batch any = history.isEmpty() ? next : history.get(random.nextInt(history.size()));
      switch (random.nextInt(6)) {
        case 0 -> store.saveOrders(next.orders());
        case 1 -> store.saveTrades(next.trades());
        case 2 -> store.saveTrades(any.trades());
        case 3 -> any.orders().forEach(order -> removeIfClosed(store, order));
        default -> {}
      }
      store.commit(next);
      history.add(next);
      if (round % 6 == 0) {
        Audit.of(redis, engine);
      }
    }
    Audit.of(redis, engine);
  }

  private static void removeIfClosed(RedisStore store, StoredOrder order) {
    if (!store.findOrder(order.orderId()).map(StoredOrder::isOpen).orElse(false)) {
      store.removeOrder(order.orderId());
    }
  }

  @Test
  void anOrderThatChangesItsNamesLeavesNothingUnderTheOldOnes() throws Exception {
    String engine = Redis.newEngine();
    try (RedisStore store = open(engine, "trades=10")) {
      StoredOrder open = OrderBuilder.order(1).clOrdId("x").account("ann").build();
      StoredOrder closed = OrderBuilder.like(open).fill("10").build();
      for (List<StoredOrder> versions :
          List.of(
              List.of(open, open), List.of(open, closed), List.of(closed, open), List.of(closed))) {
        for (StoredOrder version : versions) {
          store.saveOrder(next(version, store).account("bob").build());
          store.saveOrder(next(version, store).clOrdId("y").build());
          store.saveOrder(next(version, store).symbol("ETH-USD").build());
          store.saveOrder(next(version, store).clOrdId(null).account("carol").build());
          Audit.of(redis, engine);
        }
      }
    }
  }

  private static OrderBuilder next(StoredOrder order, RedisStore store) {
    long seq = store.findOrder(order.orderId()).map(StoredOrder::seq).orElse(1L);
    return OrderBuilder.like(order).seq(seq + 1);
  }

  @Test
  void whatIsTooMuchGoesOldestFirst() throws Exception {
    String engine = Redis.newEngine();
    try (RedisStore store = open(engine, "closedOrders=25&trades=7")) {
      BatchGenerator generator = new BatchGenerator(3, MUCH);
      for (int i = 0; i < ROUNDS; i++) {
        store.commit(generator.next());
      }
      Audit audit = Audit.of(redis, engine);
      assertThat(audit.closed()).isEqualTo(25);
      assertThat(audit.trades()).isBetween(7, 7 * MUCH.markets());
      long last = store.checkpoint().tradeId();
      assertThat(store.trades(TradeQuery.all(), null, 100).rows())
          .as("of all markets together the last ones, without a hole")
          .extracting(Trade::tradeId)
          .containsExactlyElementsOf(LongStream.rangeClosed(last - 6, last).boxed().toList());
      assertThat(store.orders(OrderQuery.all(), null, 1_000).rows()).hasSize(audit.open() + 25);
    }
  }

  @Test
  void closedOrdersThatBecomeTooOldGoByThemselvesAndOpenOnesStay() throws Exception {
    String engine = Redis.newEngine();
    try (RedisStore store = open(engine, "closedTtl=24h")) {
      store.commit(new BatchGenerator(4, MUCH).next());
      List<StoredOrder> orders = new ArrayList<>();
      for (long id = 1_000; id < 4_500; id++) {
        OrderBuilder order = OrderBuilder.order(id).clOrdId("c" + id);
        orders.add(id % 7 == 0 ? order.build() : order.fill("10").build());
      }
      store.saveOrders(orders);
      assertThat(Audit.of(redis, engine).closed()).isGreaterThanOrEqualTo(3_000);
    }
    try (RedisStore store = open(engine, "closedTtl=1ms")) {
      store.saveOrder(OrderBuilder.order(5_000).build());
      Await.until(
          "closed orders are there",
          () -> redis.commands().exists("matchbook:{" + engine + "}:closed") == 0);
      Audit audit = Audit.of(redis, engine);
      assertThat(audit.closed()).isZero();
      assertThat(audit.open()).isGreaterThanOrEqualTo(501);
    }
  }

  @Test
  void aStoreThatOnlyReadsForgetsNothing() throws Exception {
    String engine = Redis.newEngine();
    try (RedisStore writer = open(engine, "closedTtl=24h");
        RedisStore reader = open(engine, "closedTtl=1ms")) {
      writer.saveOrder(OrderBuilder.order(1).fill("10").build());
      String other = Redis.newEngine();
      try (RedisStore sweeping = open(other, "closedTtl=1ms")) {
        sweeping.saveOrder(OrderBuilder.order(1).fill("10").build());
        Await.until("it is there", () -> sweeping.findOrder(1).isEmpty());
      }
      assertThat(reader.findOrder(1)).isPresent();
    }
  }
}
