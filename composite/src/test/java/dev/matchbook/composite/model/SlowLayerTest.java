package dev.matchbook.composite.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.composite.CompositeSettings;
import dev.matchbook.composite.CompositeStore;
import dev.matchbook.composite.LayerFigures;
import dev.matchbook.composite.LayerSettings;
import dev.matchbook.composite.LayerState;
import dev.matchbook.composite.Role;
import dev.matchbook.core.store.StoreException;
import dev.matchbook.tck.rows.BatchGenerator;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** Troubles of one layer, one by one. */
class SlowLayerTest {
  private static final int MOST_POLLS = 200_000;
  private static final long POLL_NANOS = 50_000;

  private final FaultyCache cache = new FaultyCache("cache", false, 20, 20, false);
  private final FaultyStore record = FaultyStore.durable("record", false);
  private final History history = new History();
  private final BatchGenerator generator = new BatchGenerator(1);
  private final Reader reader = new Reader(1, history, e -> false);

  private CompositeStore open(String parameters) {
    return CompositeStore.open(
        CompositeSettings.of(
            LayerSettings.of(Role.CACHE, "cache", cache::open, parameters),
            LayerSettings.of(Role.RECORD, "record", record::open, "")));
  }

  private void write(CompositeStore store, int batches) {
    for (int i = 0; i < batches; i++) {
      var batch = generator.next();
      history.give(batch);
      store.commit(batch);
      history.ack();
    }
  }

  private void read(CompositeStore store) {
    for (int i = 0; i < 500; i++) {
      reader.look(store);
      reader.page(store);
    }
  }

  private static void await(BooleanSupplier condition) {
    for (int i = 0; i < MOST_POLLS && !condition.getAsBoolean(); i++) {
      LockSupport.parkNanos(POLL_NANOS);
    }
    assertThat(condition.getAsBoolean()).as("waited for").isTrue();
  }

  private static boolean isLevel(LayerFigures layer) {
    return layer.state() == LayerState.FOLLOWING && layer.lagSeq() == 0;
  }

  private void requireLevel(CompositeStore store) {
    await(() -> isLevel(store.layers().get(0)));
    new Contents(history).requireCurrent(cache);
    new Contents(history).requireAll(record);
    read(store);
  }

  @Test
  void layerWhoseQueueIsFullIsLeftBehindAndCaughtUp() {
    try (CompositeStore store = open("layer.queue=2&layer.delay=0ms&layer.retry=10ms")) {
      write(store, 20);
      requireLevel(store);
      LayerFigures layer = store.layers().get(0);
      long before = layer.catchUps();
      cache.faults.holdWrites(false);
      write(store, 10);
      assertThat(layer.state()).isNotEqualTo(LayerState.FOLLOWING);
      read(store);
      cache.faults.lift();
      requireLevel(store);
      assertThat(layer.catchUps()).isGreaterThan(before);
    }
  }

  @Test
  void layerThatBreaksOffBeingFilledIsFilledFromTheBeginning() {
    try (CompositeStore store = open("layer.retry=10ms")) {
      write(store, 20);
      requireLevel(store);
      cache.lose();
      // Every third write: emptied, given the open orders, and that is that.
      cache.faults.failWrites(3, 3, StoreException.Kind.FAILED, false);
      write(store, 30);
      requireLevel(store);
    }
  }

  @Test
  void orderThatIsFoundBelowIsInTheCacheThen() {
    try (CompositeStore store = open("layer.retry=10ms")) {
      write(store, 40);
      requireLevel(store);
      cache.forget(0);
      long id = closedOrder();
      await(() -> store.findOrder(id).isPresent() && cache.findOrder(id).isPresent());
      assertThat(store.layers().get(0).fills()).isPositive();
      requireLevel(store);
    }
  }

  private long closedOrder() {
    for (long id = 1; ; id++) {
      var order = history.order(history.acked(), id);
      if (order.isPresent() && !order.get().isOpen()) {
        return id;
      }
    }
  }
}
