package dev.matchbook.composite;

import static dev.matchbook.tck.rows.OrderBuilder.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.StoreException;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.spi.Stores;
import dev.matchbook.store.memory.MemoryStore;
import dev.matchbook.tck.StoreContents;
import dev.matchbook.tck.rows.BatchGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Trouble of the truth, of layers that are no caches, and at the end. */
class LayersTroubleTest {
  private static final StoreException UNANSWERED = StoreException.failed("test", "no answer", null);

  private final Watched record = new Watched();
  private final BatchGenerator history = new BatchGenerator(5);
  private Path root;

  @BeforeEach
  void makeDirectory() throws IOException {
    root = Files.createTempDirectory("matchbook-trouble");
  }

  @AfterEach
  void deleteDirectory() throws IOException {
    CompositeFixture.delete(root);
  }

  private String uri(String name) {
    return "file:" + root.resolve(name);
  }

  private CompositeStore open() {
    return CompositeStore.open(
        CompositeSettings.of(
            LayerSettings.cache("memory:"),
            LayerSettings.of(
                Role.RECORD, "record", () -> record.watch(Stores.open(uri("record"))), "")));
  }

  private void commit(ExchangeStore store, int batches) {
    for (int i = 0; i < batches; i++) {
      assertThat(store.commit(history.next())).isTrue();
    }
  }

  private static Consumer<String> unanswered(String method) {
    return call -> {
      if (call.equals(method)) {
        throw UNANSWERED;
      }
    };
  }

  @Test
  void afterACommitWithoutAnAnswerEverythingIsOfOneMoment() {
    try (CompositeStore store = open()) {
      commit(store, 50);
      record.after(unanswered("commit"));
      Batch lost = history.next();
      assertThatThrownBy(() -> store.commit(lost)).isSameAs(UNANSWERED);
      record.after(call -> {});
      assertThat(store.checkpoint()).isEqualTo(lost.checkpoint());
      try (ExchangeStore model = new MemoryStore()) {
        BatchGenerator again = new BatchGenerator(5);
        while (!again.checkpoint().equals(lost.checkpoint())) {
          model.commit(again.next());
        }
        StoreContents.of(model).requireSame(store);
      }
      assertThat(store.commit(lost)).isFalse();
      commit(store, 50);
      Conditions.await(() -> store.layers().get(0).lagTime().isZero());
    }
  }

  @Test
  void orderWhoseRemovalGotNoAnswerIsNotShownByACache() {
    try (CompositeStore store = open()) {
      commit(store, 100);
      long id =
          store.orders(OrderQuery.all(), null, 10_000).rows().stream()
              .filter(o -> !o.isOpen())
              .findFirst()
              .orElseThrow()
              .orderId();
      record.after(unanswered("removeOrder"));
      assertThatThrownBy(() -> store.removeOrder(id)).isSameAs(UNANSWERED);
      assertThat(store.findOrder(id)).isEmpty();
    }
  }

  @Test
  void openOrderIsNotRemovedAndCachesStayAsTheyAre() {
    try (CompositeStore store = open()) {
      commit(store, 100);
      StoredOrder open = store.orders(OrderQuery.all().open(), null, 1).rows().get(0);
      assertThatThrownBy(() -> store.removeOrder(open.orderId()))
          .isInstanceOf(IllegalStateException.class);
      assertThat(store.layers().get(0).state()).isEqualTo(LayerState.FOLLOWING);
      assertThat(store.layers().get(0).catchUps()).isEqualTo(1);
    }
  }

  @Test
  void layerThatIsNoCacheIsGivenWhatIsSavedOutsideOfBatches() {
    List<StoredOrder> saved =
        LongStream.rangeClosed(1, 500)
            .mapToObj(id -> order(id).seq(id).cancel(CancelReason.REQUESTED).build())
            .toList();
    try (CompositeStore store =
        CompositeStore.open(
            CompositeSettings.of(
                List.of(uri("copy") + "?layer.delay=0ms", uri("record")), List.of()))) {
      store.saveOrders(saved);
      store.removeOrder(7);
      Conditions.await(() -> store.layers().get(0).state() == LayerState.FOLLOWING);
      for (StoredOrder one : saved.subList(7, 500)) {
        assertThat(store.findOrder(one.orderId())).contains(one);
      }
      assertThat(store.findOrder(7)).isEmpty();
    }
    try (ExchangeStore copy = Stores.open(uri("copy"));
        ExchangeStore original = Stores.open(uri("record"))) {
      StoreContents.of(original).requireSame(copy);
    }
  }

  @Test
  void closingDoesNotWaitForALayerThatIsStillBeingFilled() {
    try (ExchangeStore alone = Stores.open(uri("record"))) {
      commit(alone, 50);
    }
    Watched cache = new Watched();
    CountDownLatch closed = new CountDownLatch(1);
    cache.before(
        call -> {
          if (call.equals("saveOrders")) {
            await(closed);
          } else if (call.equals("close")) {
            closed.countDown();
          }
        });
    CompositeStore store =
        CompositeStore.open(
            CompositeSettings.of(
                    LayerSettings.of(Role.CACHE, "cache", () -> cache.watch(new MemoryStore()), ""),
                    LayerSettings.record(uri("record")))
                .warmTime(Duration.ZERO)
                .closeTime(Duration.ZERO));
    Conditions.await(() -> cache.count("saveOrders") > 0);
    store.close();
    assertThat(closed.getCount()).isZero();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void logOfAnotherHistoryIsRefusedThoughItsCountersAreLess() {
    try (ExchangeStore log = Stores.open(uri("log"))) {
      BatchGenerator other = new BatchGenerator(6);
      for (int i = 0; i < 20; i++) {
        log.commit(other.next());
      }
    }
    MemoryStore filled = new MemoryStore();
    commit(filled, 500);
    assertThatThrownBy(
            () ->
                CompositeStore.open(
                    CompositeSettings.of(
                        LayerSettings.of(Role.RECORD, "filled", () -> filled, ""),
                        LayerSettings.log(uri("log")))))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("history");
  }
}
