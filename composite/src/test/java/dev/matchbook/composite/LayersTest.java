package dev.matchbook.composite;

import static dev.matchbook.tck.rows.OrderBuilder.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.CacheStore;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.StoreException;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.TradeQuery;
import dev.matchbook.spi.Stores;
import dev.matchbook.store.memory.MemorySettings;
import dev.matchbook.store.memory.MemoryStore;
import dev.matchbook.tck.StoreContents;
import dev.matchbook.tck.rows.BatchGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What layers usually do wrong, each once, beside what is promised of acknowledgements. */
class LayersTest {
  private static final StoreException TROUBLE = StoreException.failed("test", "out of order", null);

  private final Watched cache = new Watched();
  private final Watched record = new Watched();
  private final BatchGenerator history = new BatchGenerator(7);
  private Path root;
  private MemoryStore memory;

  @BeforeEach
  void makeDirectory() throws IOException {
    root = Files.createTempDirectory("matchbook-layers");
  }

  @AfterEach
  void deleteDirectory() throws IOException {
    CompositeFixture.delete(root);
  }

  private ExchangeStore file(String name) {
    return Stores.open("file:" + root.resolve(name));
  }

  private CompositeStore open(MemorySettings bounds, String parameters) {
    return CompositeStore.open(
        CompositeSettings.of(
            LayerSettings.of(
                Role.CACHE,
                "cache",
                () -> {
                  memory = new MemoryStore(bounds);
                  return cache.watch(memory);
                },
                parameters),
            LayerSettings.of(Role.RECORD, "record", () -> record.watch(file("record")), "")));
  }

  private CompositeStore open() {
    return open(MemorySettings.defaults(), "");
  }

  private void commit(ExchangeStore store, int batches) {
    for (int i = 0; i < batches; i++) {
      assertThat(store.commit(history.next())).isTrue();
    }
  }

  private LayerFigures figures(CompositeStore store, int layer) {
    return store.layers().get(layer);
  }

  @Test
  void partialFillsReachEveryLayer() {
    try (CompositeStore store = open()) {
      commit(store, 200);
      StoreContents all = StoreContents.of(store);
      assertThat(all.orders()).anyMatch(o -> o.isOpen() && o.cumQty().signum() > 0);
      assertThat(memory.checkpoint()).isEqualTo(history.checkpoint());
      all.openOrders().values().stream()
          .flatMap(List::stream)
          .forEach(o -> assertThat(memory.findOrder(o.orderId())).contains(o));
    }
    try (ExchangeStore alone = file("record")) {
      assertThat(alone.checkpoint()).isEqualTo(history.checkpoint());
    }
  }

  @Test
  void failureOfTheRecordIsTheWritersAndNoCacheHasTheBatch() {
    try (CompositeStore store = open()) {
      commit(store, 20);
      Checkpoint before = store.checkpoint();
      Batch next = history.next();
      record.before(refuse("commit"));
      assertThatThrownBy(() -> store.commit(next)).isSameAs(TROUBLE);
      assertThat(memory.checkpoint()).isEqualTo(before);
      record.before(call -> {});
      assertThat(store.checkpoint()).isEqualTo(before);
      assertThat(store.commit(next)).isTrue();
      assertThat(memory.checkpoint()).isEqualTo(next.checkpoint());
    }
  }

  private static java.util.function.Consumer<String> refuse(String method) {
    return call -> {
      if (call.equals(method)) {
        throw TROUBLE;
      }
    };
  }

  @Test
  void incompleteCacheHidesNothing() {
    try (CompositeStore store = open(new MemorySettings(2, 2), "")) {
      commit(store, 100);
      assertThat(memory.orders(OrderQuery.all(), null, 10_000).rows()).isNotEmpty();
      try (ExchangeStore alone = new MemoryStore(new MemorySettings(100_000, 100_000))) {
        BatchGenerator again = new BatchGenerator(7);
        commitAll(alone, again);
        StoreContents.of(alone).requireSame(store);
      }
    }
  }

  private void commitAll(ExchangeStore store, BatchGenerator again) {
    while (!again.checkpoint().equals(history.checkpoint())) {
      store.commit(again.next());
    }
  }

  @Test
  void failedReadIsNoEmptyAnswer() {
    try (CompositeStore store = open(new MemorySettings(0, 1), "")) {
      commit(store, 100);
      long closed = closed(store);
      record.before(refuse("findOrder"));
      assertThatThrownBy(() -> store.findOrder(closed)).isSameAs(TROUBLE);
      assertThat(store.layers().get(1).errors()).isEqualTo(1);
    }
  }

  @Test
  void cacheThatFailsIsPassedOver() {
    try (CompositeStore store = open()) {
      commit(store, 100);
      StoreContents all = StoreContents.of(store);
      cache.before(
          call -> {
            if (call.startsWith("see")) {
              throw TROUBLE;
            }
          });
      all.requireSame(store);
      assertThat(figures(store, 0).errors()).isPositive();
    }
  }

  private static long closed(ExchangeStore store) {
    return store.orders(OrderQuery.all(), null, 10_000).rows().stream()
        .filter(o -> !o.isOpen())
        .findFirst()
        .orElseThrow()
        .orderId();
  }

  @Test
  void lowerHitFillsTheLayersAbove() {
    try (CompositeStore store = open(new MemorySettings(5, 5), "")) {
      commit(store, 100);
      StoredOrder old = find(closed(store), store);
      assertThat(memory.findOrder(old.orderId())).contains(old);
      long below = figures(store, 1).hits();
      assertThat(store.findOrder(old.orderId())).contains(old);
      assertThat(figures(store, 1).hits()).isEqualTo(below);
      assertThat(figures(store, 0).fills()).isPositive();
    }
  }

  private static StoredOrder find(long id, ExchangeStore store) {
    return store.findOrder(id).orElseThrow();
  }

  @Test
  void everythingRecentIsInTheCacheAfterOpening() {
    List<StoredOrder> open = new ArrayList<>();
    try (CompositeStore store = open()) {
      commit(store, 100);
      open.addAll(store.orders(OrderQuery.all().open(), null, 10_000).rows());
    }
    try (CompositeStore store = open()) {
      assertThat(store.orders(OrderQuery.all().open(), null, 10_000).rows()).isEqualTo(open);
      assertThat(store.recentTrades(null, 5)).hasSize(5);
      assertThat(store.markets()).isNotEmpty();
      open.forEach(o -> assertThat(store.findOrder(o.orderId())).contains(o));
      assertThat(figures(store, 1).hits()).isZero();
      assertThat(figures(store, 0).misses()).isZero();
    }
  }

  @Test
  void theLogHasTradesInTheirOrder() throws IOException {
    CompositeSettings settings =
        CompositeSettings.of(List.of("memory:"), List.of("file:" + root.resolve("log")));
    try (CompositeStore store = CompositeStore.open(settings)) {
      commit(store, 200);
    }
    List<Long> logged;
    try (var lines = Files.lines(root.resolve("log/000000001.ndjson"))) {
      logged =
          lines
              .filter(line -> line.contains("\"type\":\"trade\""))
              .map(line -> Long.valueOf(line.replaceAll(".*\"tradeId\":(\\d+).*", "$1")))
              .toList();
    }
    assertThat(logged).hasSizeGreaterThan(100).isSorted().doesNotHaveDuplicates();
    try (CompositeStore again = CompositeStore.open(settings)) {
      assertThat(again.checkpoint()).isEqualTo(history.checkpoint());
      assertThat(again.trades(TradeQuery.all(), null, 10_000).rows()).hasSameSizeAs(logged);
    }
  }

  @Test
  void acknowledgementDoesNotWaitForALayerThatFollowsAndReadsDoNotSeeItsPast() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    Watched slow = new Watched();
    LayerSettings follower =
        LayerSettings.of(
            Role.RECORD,
            "slow",
            () -> slow.watch(file("record")),
            "layer.ack=behind&layer.queue=2");
    try (CompositeStore store =
        CompositeStore.open(
            CompositeSettings.of(follower, LayerSettings.log("file:" + root.resolve("log"))))) {
      commit(store, 10);
      slow.before(
          call -> {
            if (call.equals("commit")) {
              awaitUninterrupted(release);
            }
          });
      List<Batch> later = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        later.add(history.next());
        assertThat(store.commit(later.get(i))).isTrue();
      }
      for (StoredOrder changed : later.get(9).orders()) {
        assertThat(store.findOrder(changed.orderId())).contains(changed);
      }
      assertThat(figures(store, 0).lagSeq()).isPositive();
      assertThat(figures(store, 0).lagTime()).isPositive();
      release.countDown();
      Conditions.await(() -> figures(store, 0).lagTime().isZero());
      assertThat(figures(store, 0).lagSeq()).isZero();
    }
    try (ExchangeStore one = file("record");
        ExchangeStore other = file("log")) {
      StoreContents.of(one).requireSame(other);
    }
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void layersBehindAreLevelledBeforeAnythingElse() {
    try (ExchangeStore log = file("log")) {
      commit(log, 60);
    }
    BatchGenerator again = new BatchGenerator(7);
    try (ExchangeStore alone = file("record")) {
      for (int i = 0; i < 20; i++) {
        alone.commit(again.next());
      }
    }
    try (CompositeStore store =
        CompositeStore.open(
            CompositeSettings.of(
                List.of("memory:", "file:" + root.resolve("record")),
                List.of("file:" + root.resolve("log"))))) {
      assertThat(store.checkpoint()).isEqualTo(history.checkpoint());
    }
    try (ExchangeStore one = file("record");
        ExchangeStore other = file("log")) {
      StoreContents.of(other).requireSame(one);
    }
  }

  @Test
  void storesOfDifferentHistoriesAreRefused() {
    try (ExchangeStore log = file("log")) {
      commit(log, 30);
    }
    BatchGenerator other = new BatchGenerator(8);
    try (ExchangeStore alone = file("record")) {
      alone.commit(other.next());
    }
    assertThatThrownBy(
            () ->
                CompositeStore.open(
                    CompositeSettings.of(
                        List.of("file:" + root.resolve("record")),
                        List.of("file:" + root.resolve("log")))))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("record");
  }

  @Test
  void cacheWithContentIsNotEmptiedForAnEmptyRecord() {
    CacheStore filled = new MemoryStore();
    commit(filled, 10);
    LayerSettings layer = LayerSettings.of(Role.CACHE, "filled", () -> filled, "");
    assertThatThrownBy(
            () ->
                CompositeStore.open(
                    CompositeSettings.of(
                        layer, LayerSettings.record("file:" + root.resolve("record")))))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("is empty");
  }

  @Test
  void cacheOfAnotherHistoryIsEmptiedAndFilled() {
    CacheStore foreign = new MemoryStore();
    BatchGenerator other = new BatchGenerator(9);
    for (int i = 0; i < 500; i++) {
      foreign.commit(other.next());
    }
    try (ExchangeStore alone = file("record")) {
      commit(alone, 50);
    }
    LayerSettings layer = LayerSettings.of(Role.CACHE, "foreign", () -> foreign, "");
    try (CompositeStore store =
        CompositeStore.open(
            CompositeSettings.of(layer, LayerSettings.record("file:" + root.resolve("record"))))) {
      assertThat(foreign.checkpoint()).isEqualTo(history.checkpoint());
      assertThat(foreign.orders(OrderQuery.all().open(), null, 10_000).rows())
          .isEqualTo(store.orders(OrderQuery.all().open(), null, 10_000).rows());
    }
  }

  @Test
  void orderThatWasRemovedWhileACacheWasAwayIsNotInItAfterwards() {
    CacheStore left = new MemoryStore();
    BatchGenerator again = new BatchGenerator(7);
    for (int i = 0; i < 30; i++) {
      left.commit(again.next());
    }
    long removed;
    try (ExchangeStore alone = file("record")) {
      commit(alone, 200);
      removed =
          left.orders(OrderQuery.all().open(), null, 10_000).rows().stream()
              .map(StoredOrder::orderId)
              .filter(id -> !find(id, alone).isOpen())
              .findFirst()
              .orElseThrow();
      alone.removeOrder(removed);
    }
    LayerSettings layer = LayerSettings.of(Role.CACHE, "left", () -> left, "");
    try (CompositeStore store =
        CompositeStore.open(
            CompositeSettings.of(layer, LayerSettings.record("file:" + root.resolve("record"))))) {
      assertThat(store.findOrder(removed)).isEmpty();
      assertThat(left.findOrder(removed)).isEmpty();
    }
  }

  @Test
  void warmUpIsBoundedAndSaysHowFarItIs() {
    try (ExchangeStore alone = file("record")) {
      commit(alone, 200);
    }
    List<String> told = new ArrayList<>();
    CountDownLatch never = new CountDownLatch(1);
    cache.before(
        call -> {
          if (call.equals("saveTrades")) {
            awaitUninterrupted(never);
          }
        });
    CompositeSettings settings =
        CompositeSettings.of(
                LayerSettings.of(Role.CACHE, "cache", () -> cache.watch(new MemoryStore()), ""),
                LayerSettings.record("file:" + root.resolve("record")))
            .warmTime(Duration.ofMillis(20))
            .closeTime(Duration.ZERO)
            .progress((layer, orders, trades, done) -> told.add(layer + " " + orders));
    try (CompositeStore store = CompositeStore.open(settings)) {
      assertThat(store.layers().get(0).state()).isEqualTo(LayerState.CATCHING_UP);
      assertThat(store.orders(OrderQuery.all().open(), null, 10_000).rows()).isNotEmpty();
      never.countDown();
      Conditions.await(() -> store.layers().get(0).state() == LayerState.FOLLOWING);
    }
    assertThat(told).isNotEmpty().allMatch(line -> line.startsWith("cache "));
  }

  @Test
  void removedOrderIsNotFilledBack() {
    try (CompositeStore store = open(new MemorySettings(5, 5), "")) {
      commit(store, 100);
      long id = closed(store);
      assertThat(store.findOrder(id)).isPresent();
      assertThat(memory.findOrder(id)).isPresent();
      assertThat(store.removeOrder(id)).isTrue();
      assertThat(memory.findOrder(id)).isEmpty();
      assertThat(store.findOrder(id)).isEmpty();
    }
  }

  @Test
  void savedOldVersionDoesNotComeBackThroughACacheThatForgot() {
    try (CompositeStore store = open(new MemorySettings(0, 1), "")) {
      commit(store, 100);
      StoredOrder now = find(closed(store), store);
      StoredOrder old = order(now.orderId()).seq(1).build();
      store.saveOrder(old);
      assertThat(store.findOrder(now.orderId())).contains(now);
      assertThat(memory.findOrder(now.orderId())).isEmpty();
    }
  }
}
