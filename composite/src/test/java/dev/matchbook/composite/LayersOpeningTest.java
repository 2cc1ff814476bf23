package dev.matchbook.composite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matchbook.core.store.CacheStore;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.StoreException;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.store.memory.MemoryStore;
import dev.matchbook.tck.StoreContents;
import dev.matchbook.tck.rows.BatchGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What happens before a composite takes its first batch. */
class LayersOpeningTest extends LayersFixture {
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
      Conditions.await(() -> store.layers().get(0).state() == LayerState.CATCHING_UP);
      assertThat(store.orders(OrderQuery.all().open(), null, 10_000).rows()).isNotEmpty();
      never.countDown();
      Conditions.await(() -> store.layers().get(0).state() == LayerState.FOLLOWING);
    }
    assertThat(told).isNotEmpty().allMatch(line -> line.startsWith("cache "));
  }
}
