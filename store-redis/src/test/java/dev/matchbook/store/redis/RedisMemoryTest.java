package dev.matchbook.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matchbook.core.store.AuditQuery;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.SettlementBatch;
import dev.matchbook.core.store.SettlementQuery;
import dev.matchbook.core.store.SettlementRows;
import dev.matchbook.core.store.StoreException;
import dev.matchbook.core.store.StoredAuthorization;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.StoredSettlement;
import dev.matchbook.core.store.TradeQuery;
import dev.matchbook.tck.StoreContents;
import dev.matchbook.tck.model.ModelStore;
import dev.matchbook.tck.rows.BatchBuilder;
import dev.matchbook.tck.rows.BatchGenerator;
import dev.matchbook.tck.rows.OrderBuilder;
import dev.matchbook.testing.servers.RedisServer;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Redis may lose its memory, and somebody else may write: the store says what is there now. */
class RedisMemoryTest {
  private final String engine = Redis.newEngine();
  private final BatchGenerator generator =
      new BatchGenerator(7, new BatchGenerator.Settings(3, 6, 80, 60));
  private final ModelStore model = new ModelStore();
  private RedisServer server;
  private Redis redis;

  @BeforeEach
  void start() {
    server = RedisServer.start();
    redis = new Redis(server);
  }

  @AfterEach
  void stop() {
    redis.close();
    server.close();
  }

  private RedisStore open() {
    return RedisStore.open(
        RedisSettings.parse(server.uri() + "?retries=20&trades=100000&engine=" + engine));
  }

  private Batch commit(RedisStore store, int batches) {
    Batch last = null;
    for (int i = 0; i < batches; i++) {
      last = generator.next();
      assertThat(store.commit(last)).isTrue();
      model.commit(last);
    }
    return last;
  }

  private void requireSame(RedisStore store) throws Exception {
    StoreContents.of(model).requireSame(store);
    Audit.of(redis, engine);
  }

  /** As a composite would: the rows first, the checkpoint with a batch. */
  private void fill(RedisStore store, ModelStore from) {
    Cursor after = null;
    do {
      Page<StoredOrder> page = from.orders(OrderQuery.all().changedSince(0), after, 100);
      store.saveOrders(page.rows());
      after = page.next();
    } while (after != null);
    store.saveTrades(from.trades(TradeQuery.all(), null, Page.MAX_ROWS).rows());
    Checkpoint all = from.checkpoint();
    store.commit(
        new Batch(
            Checkpoint.START,
            all,
            List.of(),
            from.trades(TradeQuery.all(), null, Page.MAX_ROWS).rows(),
            from.markets(),
            LongStream.rangeClosed(1, all.orderId())
                .mapToObj(from::findAuthorization)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingLong(StoredAuthorization::seq))
                .toList(),
            from.nonces(null, Page.MAX_ROWS).rows(),
            settled(from),
            from.audit(AuditQuery.all(), null, Page.MAX_ROWS).rows()));
  }

  private static SettlementRows settled(ModelStore from) {
    SettlementQuery all = SettlementQuery.all();
    return new SettlementRows(
        from.settlements(all, null, Page.MAX_ROWS).rows().stream()
            .sorted(
                Comparator.comparingLong(StoredSettlement::seq)
                    .thenComparingLong(StoredSettlement::tradeId))
            .toList(),
        from.settlementBatches(all, null, Page.MAX_ROWS).rows().stream()
            .sorted(
                Comparator.comparingLong(SettlementBatch::seq)
                    .thenComparingLong(SettlementBatch::batchId))
            .toList());
  }

  @Test
  void aServerThatLostItsMemorySaysSoAndCanBeFilledAgain() throws Exception {
    try (RedisStore store = open()) {
      commit(store, 30);
      requireSame(store);
      server.kill();
      server.restart();
      assertThat(store.checkpoint()).isEqualTo(Checkpoint.START);
      assertThat(store.markets()).isEmpty();
      assertThat(store.orders(OrderQuery.all(), null, 10).rows()).isEmpty();
      Batch next = generator.next();
      assertThatThrownBy(() -> store.commit(next))
          .isInstanceOfSatisfying(
              StoreException.class,
              e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.REJECTED));
      fill(store, model);
      requireSame(store);
      assertThat(store.commit(next)).isTrue();
      model.commit(next);
      commit(store, 10);
      requireSame(store);
    }
  }

  @Test
  void whatWasFlushedUnderTheWriterDoesNotComeBackFromItsIndex() throws Exception {
    try (RedisStore store = open()) {
      commit(store, 10);
      redis.commands().flushall();
      StoredOrder order = OrderBuilder.order(5).build();
      store.saveOrder(order);
      assertThat(store.orders(OrderQuery.all(), null, 10).rows()).containsExactly(order);
      assertThat(Audit.of(redis, engine).open()).isOne();
    }
  }

  @Test
  void whatTheWriterTakesForStoredIsStoredAgainWhereItWasLost() throws Exception {
    try (RedisStore store = open()) {
      StoredOrder order = OrderBuilder.order(5).build();
      store.saveOrder(order);
      store.saveOrder(order);
      redis.commands().flushall();
      store.saveOrder(order);
      assertThat(store.findOrder(5)).contains(order);
      redis.commands().flushall();
      store.commit(BatchBuilder.after(Checkpoint.START).orders(order).build());
      assertThat(store.findOrder(5)).contains(order);
      assertThat(Audit.of(redis, engine).open()).isOne();
    }
  }

  @Test
  void theIndexIsReadAgainAfterSomebodyElseHasWritten() throws Exception {
    try (RedisStore one = open();
        RedisStore other = open()) {
      for (int i = 0; i < 12; i++) {
        commit(i % 2 == 0 ? one : other, 3);
        RedisStore tool = i % 2 == 0 ? other : one;
        Batch ahead = generator.next();
        tool.saveOrders(ahead.orders());
        model.saveOrders(ahead.orders());
        RedisStore writer = i % 3 == 0 ? one : other;
        assertThat(writer.commit(ahead)).isTrue();
        model.commit(ahead);
        long gone =
            model.orders(OrderQuery.all(), null, 1_000).rows().stream()
                .filter(order -> !order.isOpen())
                .findFirst()
                .orElseThrow()
                .orderId();
        assertThat(tool.removeOrder(gone)).isEqualTo(model.removeOrder(gone));
        requireSame(one);
        requireSame(other);
      }
    }
  }

  @Test
  void aSecondWriterOfTheSameEngineIsSeen() {
    try (RedisStore one = open();
        RedisStore other = open()) {
      Batch first = commit(one, 1);
      assertThat(other.commit(first)).as("already applied").isFalse();
      Batch mine = generator.next();
      Batch next = generator.next();
      assertThat(other.commit(mine)).isTrue();
      assertThat(one.commit(mine)).as("a second writer").isFalse();
      assertThat(one.commit(next)).isTrue();
    }
  }

  @Test
  void enginesAreApart() {
    try (RedisStore one = open();
        RedisStore other =
            RedisStore.open(RedisSettings.parse(server.uri() + "?engine=" + engine + "2"))) {
      commit(one, 5);
      assertThat(other.checkpoint()).isEqualTo(Checkpoint.START);
      assertThat(other.orders(OrderQuery.all(), null, 1).rows()).isEmpty();
    }
  }
}
