package dev.matchbook.tck;

import static dev.matchbook.tck.rows.TradeBuilder.trade;
import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.StoreException;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.TradeQuery;
import dev.matchbook.tck.Waves.Look;
import dev.matchbook.tck.model.ModelStore;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Topic C: any number of threads read while one writes, and none sees half a batch. */
public abstract class ConcurrencyContract extends StoreContract {
  private static final int READERS = 2;
  private static final int WRITERS = 3;
  private static final int ROUNDS = 40;
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
  @DisplayName("C-04 of several threads that commit the same batch at once one has it applied")
  void c04_ofSeveralThreadsOneHasTheBatchApplied() throws Exception {
    ModelStore model = new ModelStore();
    for (Batch batch : history(ROUNDS)) {
      model.commit(batch);
      List<Boolean> applied = atOnce(writer -> store().commit(batch));
      assertThat(applied).as("applied: %s", batch.checkpoint()).containsOnlyOnce(true);
    }
    StoreContents.of(model).requireSame(store());
  }

  @Test
  @DisplayName("C-05 of several threads that save the same rows at once the newest version stays")
  void c05_ofSeveralThreadsTheNewestVersionStays() throws Exception {
    for (long round = 1; round <= ROUNDS; round++) {
      long trade = round;
      long oldest = round * WRITERS;
      atOnce(
          writer -> {
            store().saveOrders(Waves.orders(oldest + writer));
            store().saveTrade(trade(trade).qty(BigDecimal.valueOf(writer + 1)).build());
            return true;
          });
      List<StoredOrder> newest = Waves.orders(oldest + WRITERS - 1);
      Same.rows("orders", Pages.orders(store(), OrderQuery.all()).all(), newest);
    }
    assertThat(Pages.trades(store(), TradeQuery.all()).all()).as("each once").hasSize(ROUNDS);
  }

  /** Each of the writers, from 0, does it as soon as all are ready. */
  private List<Boolean> atOnce(IntPredicate write) throws InterruptedException {
    CyclicBarrier start = new CyclicBarrier(WRITERS);
    List<Future<Boolean>> writers = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      int writer = i;
      writers.add(
          workers.start(
              () -> {
                start.await();
                return write.test(writer);
              }));
    }
    List<Boolean> results = new ArrayList<>();
    for (Future<Boolean> writer : writers) {
      results.add(Workers.result("a writer", writer));
    }
    return results;
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
              try {
                look();
              } finally {
                reading.put(1);
              }
              readUntilClosed();
              return null;
            });
    reading.take();
    store().close();
    written.set(true);
    Workers.result("the reader", reader);
  }

  @Test
  @DisplayName("C-09 what a cache shows while batches are committed is of the moment it says")
  void c09_whatACacheShowsIsOfTheMomentItSays() throws Exception {
    cache();
    whileWriting(n -> store().commit(Waves.batch(n)), Waves.sights());
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
