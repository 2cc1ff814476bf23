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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Troubles of one layer, one by one. */
class SlowLayerTest {
  /** Most orders come and go within few batches. */
  private static final BatchGenerator.Settings MUCH = new BatchGenerator.Settings(2, 8, 60, 60);

  private static final int READERS = 8;
  private static final int MOST_POLLS = 200_000;
  private static final long POLL_NANOS = 50_000;

  private final FaultyCache cache = new FaultyCache("cache", false, 20, 20, false);
  private final FaultyStore record = FaultyStore.durable("record", false);
  private final History history = new History();
  private final BatchGenerator generator = new BatchGenerator(1, MUCH);
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
    cache.faults.unreachable();
    try (CompositeStore store = open("layer.retry=10ms")) {
      write(store, 20);
      // It gets the open orders, but not to the end.
      cache.faults.failWrites(3, Integer.MAX_VALUE, StoreException.Kind.FAILED, false);
      cache.faults.reachable();
      LayerFigures layer = store.layers().get(0);
      final long first = layer.errors();
      await(() -> layer.errors() > first + 2);
      write(store, 10);
      cache.faults.lift();
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

  /**
   * A cache is filled with rows of now, and then given a batch of before: until it is where the
   * rows are it has an open order of the one moment beside those of the other.
   */
  @ParameterizedTest
  @ValueSource(ints = {5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60})
  void rowsOfTwoMomentsAreNotSeen(int batches) throws Exception {
    ExecutorService threads = Executors.newCachedThreadPool();
    try (CompositeStore store = open("layer.retry=10ms")) {
      write(store, batches);
      requireLevel(store);
      cache.faults.unreachable();
      write(store, 1);
      await(() -> store.layers().get(0).state() == LayerState.OUT);
      cache.lose();
      record.faults.holdReads();
      cache.faults.lift();
      // The cache's thread has asked where the record is, and has no answer yet.
      await(() -> record.faults.held() == 1);
      write(store, 1);
      final long before = store.checkpoint().commands();
      record.faults.holdWrites(true);
      Future<?> inFlight = threads.submit(() -> write(store, 1));
      await(() -> record.faults.held() == 2);
      record.faults.liftReads();
      await(() -> store.layers().get(0).position().commands() == before);
      final long hits = hits(store);
      List<Future<?>> reads = new ArrayList<>();
      for (int i = 0; i < READERS; i++) {
        Reader one = new Reader(i, history, e -> false);
        reads.add(threads.submit(() -> one.openOrders(store)));
      }
      // All have an answer, which they may not give away before the batch has ended.
      await(() -> hits(store) == hits + READERS);
      record.faults.lift();
      inFlight.get();
      for (Future<?> read : reads) {
        read.get();
      }
      requireLevel(store);
    } finally {
      threads.shutdownNow();
    }
  }

  private static long hits(CompositeStore store) {
    return store.layers().stream().mapToLong(LayerFigures::hits).sum();
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
