package dev.matchbook.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.StoreException;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.tck.Waves.Look;
import dev.matchbook.tck.model.ModelStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Topic C: any number of threads read while one writes, and none sees half a batch. */
public abstract class ConcurrencyContract extends StoreContract {
  private static final int READERS = 2;
  private static final int SWEEPS = 60;
  private static final int LEAST_WAVES = 100;
  private static final int MOST_WAVES = 900;

  private final Workers workers = new Workers();
  private final AtomicBoolean written = new AtomicBoolean();

  /** For a backend's tests. */
  protected ConcurrencyContract() {}

  @AfterEach
  void stopWorkers() {
    workers.close();
  }

  @Test
  @DisplayName("C-01 no reader sees a batch in part, nor goes back from one look to the next")
  void c01_noReaderSeesABatchInPart() throws Exception {
    whileWriting(n -> store().commit(Waves.batch(n)), Waves.looks());
  }

  @Test
  @DisplayName("C-02 orders that were saved together are seen together")
  void c02_ordersThatWereSavedTogetherAreSeenTogether() throws Exception {
    List<Look> looks = List.of(Waves.orders(), Waves.openOrders());
    whileWriting(n -> store().saveOrders(Waves.orders(n)), looks);
  }

  @Test
  @DisplayName("C-03 what was acknowledged to one thread is seen by every other")
  void c03_whatWasAcknowledgedIsSeenByEveryOther() throws Exception {
    SynchronousQueue<Long> acknowledged = new SynchronousQueue<>();
    SynchronousQueue<Long> seen = new SynchronousQueue<>();
    Future<List<String>> reader =
        workers.start(
            () -> {
              List<String> wrong = new ArrayList<>();
              for (int i = 0; i < SWEEPS; i++) {
                long n = acknowledged.take();
                wrong.addAll(notShowing(n));
                seen.put(n);
              }
              return wrong;
            });
    for (long n = 1; n <= SWEEPS; n++) {
      store().commit(Waves.batch(n));
      acknowledged.put(n);
      seen.take();
    }
    assertThat(Workers.result("the reader", reader)).as("what was not seen at once").isEmpty();
  }

  @Test
  @DisplayName("C-04 of several threads that commit the same batches each batch is applied once")
  void c04_eachBatchIsAppliedOnce() throws Exception {
    List<Batch> history = history(40);
    List<Future<Integer>> writers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      writers.add(
          workers.start(() -> (int) history.stream().filter(b -> store().commit(b)).count()));
    }
    int applied = 0;
    for (Future<Integer> writer : writers) {
      applied += Workers.result("a writer", writer);
    }
    assertThat(applied).as("batches applied by all three together").isEqualTo(40);
    ModelStore model = new ModelStore();
    history.forEach(model::commit);
    StoreContents.of(model).requireSame(store());
  }

  @Test
  @DisplayName("C-05 of several threads that save the same rows each leaves the newest versions")
  void c05_severalThreadsLeaveTheNewestVersions() throws Exception {
    List<Batch> history = history(30);
    List<StoredOrder> orders = new ArrayList<>();
    List<Trade> trades = new ArrayList<>();
    history.forEach(batch -> orders.addAll(batch.orders()));
    history.forEach(batch -> trades.addAll(batch.trades()));
    List<Future<Void>> writers = new ArrayList<>();
    for (int seed = 0; seed < 3; seed++) {
      List<StoredOrder> shuffled = new ArrayList<>(orders);
      Collections.shuffle(shuffled, new Random(seed));
      writers.add(
          workers.start(
              () -> {
                for (int i = 0; i < shuffled.size(); i += 7) {
                  store().saveOrders(shuffled.subList(i, Math.min(i + 7, shuffled.size())));
                }
                store().saveTrades(trades);
                return null;
              }));
    }
    for (Future<Void> writer : writers) {
      Workers.result("a writer", writer);
    }
    ModelStore model = new ModelStore();
    model.saveOrders(orders);
    model.saveTrades(trades);
    StoreContents.of(model).requireSame(store());
  }

  @Test
  @DisplayName("C-06 a reader that stopped between two pages does not hold up the writer")
  void c06_aReaderBetweenTwoPagesDoesNotHoldUpTheWriter() throws Exception {
    store().commit(Waves.batch(1));
    Page<StoredOrder> first = store().orders(OrderQuery.all(), null, 5);
    Future<Boolean> writer = workers.start(() -> store().commit(Waves.batch(2)));
    assertThat(Workers.result("the writer", writer)).isTrue();
    Page<StoredOrder> second = store().orders(OrderQuery.all(), first.next(), 5);
    Same.rows("the second page", second.rows(), Waves.orders(2).subList(5, 10));
  }

  @Test
  @DisplayName("C-07 pages that are read while the writer writes miss no order and repeat none")
  void c07_pagesReadWhileTheWriterWritesMissNone() throws Exception {
    List<Look> looks =
        List.of(
            new Look("pages of orders", store -> oldest(Pages.orders(store, OrderQuery.all()))),
            new Look("pages of open orders", store -> oldest(Pages.openOrders(store, "BTC-USD"))));
    whileWriting(n -> store().commit(Waves.batch(n)), looks);
  }

  @Test
  @DisplayName("C-08 a store that is closed under its readers answers whole or throws")
  void c08_aStoreThatIsClosedUnderItsReadersAnswersWholeOrThrows() throws Exception {
    store().commit(Waves.batch(1));
    SynchronousQueue<Integer> reading = new SynchronousQueue<>();
    Future<Void> reader =
        workers.start(
            () -> {
              look();
              reading.put(1);
              readUntilClosed();
              return null;
            });
    reading.take();
    store().close();
    written.set(true);
    Workers.result("the reader", reader);
  }

  private void readUntilClosed() {
    boolean closedBefore;
    do {
      closedBefore = written.get();
      try {
        look();
      } catch (StoreException e) {
        return;
      }
    } while (!closedBefore);
    throw new AssertionError("a closed store still answers");
  }

  private void look() {
    for (Look look : Waves.looks()) {
      Same.value(look.what(), look.number().applyAsLong(store()), 1L);
    }
  }

  private List<String> notShowing(long n) {
    List<String> wrong = new ArrayList<>();
    for (Look look : Waves.looks()) {
      try {
        Same.value(look.what(), look.number().applyAsLong(store()), n);
      } catch (AssertionError | RuntimeException e) {
        wrong.add("batch " + n + ": " + e);
      }
    }
    return wrong;
  }

  private static long oldest(Pages<StoredOrder> pages) {
    List<StoredOrder> rows = pages.all(5);
    assertThat(rows).as("all orders are there all the time").hasSize(Waves.ORDERS);
    return rows.stream().mapToLong(StoredOrder::seq).min().orElseThrow();
  }

  /**
   * Writes waves until each reader has made its sweeps; no look may show less than the one before.
   */
  private void whileWriting(LongConsumer write, List<Look> looks) throws Exception {
    write.accept(1);
    AtomicInteger sweeps = new AtomicInteger();
    List<Future<Void>> readers = new ArrayList<>();
    for (int seed = 0; seed < READERS; seed++) {
      Random random = new Random(seed);
      readers.add(workers.start(() -> sweep(random, new ArrayList<>(looks), sweeps)));
    }
    for (long n = 2; n <= MOST_WAVES && !isEnough(n, sweeps, readers); n++) {
      write.accept(n);
    }
    written.set(true);
    for (Future<Void> reader : readers) {
      Workers.result("a reader", reader);
    }
  }

  private static boolean isEnough(long n, AtomicInteger sweeps, List<Future<Void>> readers) {
    boolean failed = readers.stream().anyMatch(Future::isDone);
    return failed || n > LEAST_WAVES && sweeps.get() >= READERS * SWEEPS;
  }

  private Void sweep(Random random, List<Look> looks, AtomicInteger sweeps) {
    String before = "nothing";
    long seen = 0;
    while (!written.get()) {
      Collections.shuffle(looks, random);
      for (Look look : looks) {
        long now = look.number().applyAsLong(store());
        assertThat(now)
            .as("%s shows batch %s after %s showed %s", look.what(), now, before, seen)
            .isGreaterThanOrEqualTo(seen);
        before = look.what();
        seen = now;
      }
      sweeps.incrementAndGet();
    }
    return null;
  }
}
