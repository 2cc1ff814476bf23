package dev.matchbook.composite;

import static dev.matchbook.tck.rows.OrderBuilder.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.core.store.StoredAuthorization;
import dev.matchbook.core.store.StoredNonce;
import dev.matchbook.core.store.StoredNonce.Kind;
import dev.matchbook.tck.model.ModelStore;
import dev.matchbook.tck.rows.BatchBuilder;
import java.math.BigInteger;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What was signed comes from the system of record, and only once it is acknowledged. */
class SignedReadsTest {
  private static final StoredAuthorization SIGNED =
      new StoredAuthorization(1, 1, "ab".repeat(32), "signature", null);
  private static final StoredNonce NONCE =
      new StoredNonce("alice", Kind.NEXT, BigInteger.ZERO, BigInteger.TEN, 1);
  private static final Batch BATCH =
      BatchBuilder.after(Checkpoint.START)
          .orders(order(1).nonce(BigInteger.ONE).build())
          .authorizations(SIGNED)
          .nonces(NONCE)
          .build();

  private final Watched watched = new Watched();
  private final ModelStore cache = new ModelStore();
  private final ModelStore record = new ModelStore();
  private final CompositeStore store =
      CompositeStore.open(
          CompositeSettings.of(
              LayerSettings.of(Role.CACHE, "cache", () -> cache, ""),
              LayerSettings.of(Role.RECORD, "record", () -> watched.watch(record), "")));

  @Test
  void cachesHaveTheNonceOfAnOrderAndNothingElseOfWhatWasSigned() {
    try (store) {
      store.commit(BATCH);
      assertThat(store.findAuthorization(1)).contains(SIGNED);
      assertThat(store.nonces(null, 10).rows()).containsExactly(NONCE);
      Conditions.await(() -> cache.checkpoint().equals(BATCH.checkpoint()));
      assertThat(cache.findOrder(1)).isEqualTo(record.findOrder(1));
      assertThat(cache.findAuthorization(1)).isEmpty();
      assertThat(cache.nonces(null, 10).rows()).isEmpty();
    }
  }

  @Test
  void anAuthorizationIsNotShownBeforeItIsAcknowledged() throws Exception {
    isShownOnceAcknowledged(composite -> composite.findAuthorization(1).isPresent());
  }

  @Test
  void noncesAreNotShownBeforeTheyAreAcknowledged() throws Exception {
    isShownOnceAcknowledged(composite -> composite.nonces(null, 10).rows().size() == 1);
  }

  private void isShownOnceAcknowledged(Function<ExchangeStore, Boolean> read) throws Exception {
    ExecutorService threads = Executors.newCachedThreadPool();
    CountDownLatch stored = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    watched.after(
        method -> {
          if (method.equals("commit")) {
            stored.countDown();
            await(mayEnd);
          }
        });
    try (store) {
      Future<Boolean> commit = threads.submit(() -> store.commit(BATCH));
      await(stored);
      LayerFigures layer = store.layers().get(1);
      long hits = layer.hits();
      Future<Boolean> shown =
          threads.submit(
              () -> {
                boolean found = read.apply(store);
                return found && mayEnd.getCount() == 0;
              });
      // The record has answered; the answer may not be given away yet.
      Conditions.await(() -> layer.hits() > hits);
      mayEnd.countDown();
      assertThat(commit.get()).isTrue();
      assertThat(shown.get()).as("shown, and not too early").isTrue();
    } finally {
      threads.shutdownNow();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
