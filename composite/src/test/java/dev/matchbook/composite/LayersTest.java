package dev.matchbook.composite;

import static dev.matchbook.tck.rows.OrderBuilder.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.StoreException;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.TradeQuery;
import dev.matchbook.store.memory.MemorySettings;
import dev.matchbook.store.memory.MemoryStore;
import dev.matchbook.tck.StoreContents;
import dev.matchbook.tck.rows.BatchGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What layers usually do wrong, each once, beside what is promised of acknowledgements. */
class LayersTest extends LayersFixture {
  private static final StoreException TROUBLE = StoreException.failed("test", "out of order", null);

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
              .filter(line -> line.matches("\\{\"seq\":\\d+,\"ts\":\\d+,\"type\":\"trade\",.*"))
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
