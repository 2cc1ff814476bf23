package dev.matchbook.store.postgres;

import static dev.matchbook.tck.rows.OrderBuilder.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.StoreException.Kind;
import dev.matchbook.spi.Stores;
import dev.matchbook.tck.rows.BatchBuilder;
import dev.matchbook.tck.rows.BatchGenerator;
import dev.matchbook.testing.servers.TcpProxy;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Wherever a connection is cut, a batch is written once and whole. {@code -Dmatchbook.seed=N} runs
 * a seed again.
 */
@Timeout(120)
class CutConnectionTest {
  private static final TestDatabase DATABASE = TestDatabase.fresh();
  private static final AtomicInteger ENGINES = new AtomicInteger();

  /** In so many bytes each step is cut somewhere; with the last ones a small batch is done. */
  private static final int CLIENT_STEP = 600;

  private static final int SERVER_STEP = 45;
  private static final int STEPS = 12;

  private final String engine = "engine=cut-" + ENGINES.incrementAndGet();
  private final long seed = Long.getLong("matchbook.seed", System.nanoTime());
  private final SplittableRandom random = new SplittableRandom(seed);
  private final History history = new History(seed);
  private TcpProxy proxy;

  /** Looks at the same rows on a way that is not cut. */
  private PostgresStore witness;

  @BeforeEach
  void start() {
    System.out.println("connections are cut: seed " + seed);
    DATABASE.open(engine).close();
    witness = DATABASE.open(engine + "&access=read&connections=1");
    proxy = TcpProxy.to(DATABASE.server().host(), DATABASE.server().port());
  }

  @AfterEach
  void stop() {
    witness.close();
    proxy.close();
  }

  @Test
  void cutBeforeAnyByteOfABatchReachesTheServer() {
    try (PostgresStore store = open("retries=10")) {
      history.commit(store, 3);
      for (int i = 0; i < STEPS; i++) {
        proxy.cutAfterClientBytes((long) i * CLIENT_STEP + random.nextInt(CLIENT_STEP));
        history.commit(store);
        history.requireAcknowledged(witness);
      }
    }
  }

  @Test
  void cutBeforeAnyByteOfTheAnswersComesBack() {
    try (PostgresStore store = open("retries=10")) {
      history.commit(store, 3);
      for (int i = 0; i < STEPS; i++) {
        proxy.cutAfterServerBytes((long) i * SERVER_STEP + random.nextInt(SERVER_STEP));
        history.commit(store);
        history.requireAcknowledged(witness);
      }
    }
  }

  @Test
  void committedThoughNobodyHeardOfItIsAppliedAndNotDoubled() {
    // Not prepared: the word is in the stream each time.
    try (PostgresStore store = open("retries=10&prepareThreshold=0")) {
      history.commit(store, 3);
      for (int i = 0; i < 5; i++) {
        String before = sessions();
        proxy.cutBeforeAnswerTo("COMMIT".getBytes(StandardCharsets.US_ASCII));
        history.commit(store);
        assertThat(sessions()).as("the session that writes").isNotEqualTo(before);
        history.requireAcknowledged(witness);
      }
    }
  }

  @Test
  void committedThoughNobodyHeardOfItAndNotTriedAgainIsFoundLater() {
    // Nothing that a partition would be made for, which is a commit of its own.
    Batch first = BatchBuilder.after(Checkpoint.START).orders(order(1).build()).build();
    Batch second = BatchBuilder.after(first.checkpoint()).orders(order(2).build()).build();
    try (PostgresStore store = open("retries=0&prepareThreshold=0")) {
      proxy.cutBeforeAnswerTo("COMMIT".getBytes(StandardCharsets.US_ASCII));
      Refusal.of(Kind.FAILED, () -> store.commit(first), "failed");
      Await.until(
          "the server did what it was asked",
          () -> witness.checkpoint().equals(first.checkpoint()));
      assertThat(store.commit(first)).as("the same batch again").isFalse();
      assertThat(store.commit(second)).isTrue();
      assertThat(witness.orders(OrderQuery.all(), null, 10).rows())
          .containsExactly(order(1).build(), order(2).build());
    }
  }

  @Test
  void committedThoughNobodyHeardOfItIsNeverSaidToBeSurelyNotStored() {
    String person = "matchbook_cut_" + ProcessHandle.current().pid();
    DATABASE.run("CREATE ROLE " + person + " SUPERUSER LOGIN PASSWORD 'pass'");
    Batch first = BatchBuilder.after(Checkpoint.START).orders(order(1).build()).build();
    try (PostgresStore store =
        (PostgresStore)
            Stores.open(
                "postgresql://127.0.0.1:%d/%s?user=%s&password=pass&prepareThreshold=0&%s"
                    .formatted(proxy.port(), DATABASE.name(), person, engine))) {
      proxy.cutBeforeAnswerTo("COMMIT".getBytes(StandardCharsets.US_ASCII));
      DATABASE.run("ALTER ROLE " + person + " NOLOGIN");
      Refusal.of(Kind.FAILED, () -> store.commit(first), "not permitted to log in");
      assertThat(witness.checkpoint()).isEqualTo(first.checkpoint());
    } finally {
      DATABASE.run("DROP ROLE " + person);
    }
  }

  @Test
  void cutInTheMiddleOfACopyLeavesNothingOfIt() {
    History large =
        new History(new BatchGenerator(seed, new BatchGenerator.Settings(3, 20, 3_000, 12_000)));
    try (PostgresStore store = open("retries=10")) {
      large.commit(store);
      for (long bytes : new long[] {70_000, 200_000, 400_000}) {
        proxy.cutAfterClientBytes(bytes);
        large.commit(store);
        large.requireAcknowledged(witness);
      }
    }
  }

  @Test
  void cutForLongerThanAllRetriesIsFailedAndGoesOnAfterwards() {
    try (PostgresStore store = open("retries=1&timeout=1s")) {
      history.commit(store, 3);
      proxy.refuse();
      proxy.cut();
      for (int i = 0; i < 2; i++) {
        Refusal.of(Kind.FAILED, () -> store.commit(history.next()), "refused");
        Refusal.of(Kind.FAILED, store::checkpoint, "failed");
      }
      proxy.accept();
      history.commit(store, 3).requireAcknowledged(witness);
      history.requireAcknowledged(store);
    }
  }

  @Test
  void aConnectionThatSaysNothingIsFailedAndGoesOnAfterwards() {
    try (PostgresStore store = open("retries=1&timeout=500ms")) {
      history.commit(store, 3);
      proxy.stall();
      Refusal.of(Kind.FAILED, () -> store.commit(history.next()), "failed");
      Refusal.of(Kind.FAILED, store::checkpoint, "failed");
      proxy.resume();
      store.commit(history.next());
      assertThat(witness.checkpoint()).isEqualTo(history.next().checkpoint());
      history.requireBeforeOrAfter(witness);
      history.commit(store, 3).requireAcknowledged(witness);
    }
  }

  @Test
  void cutsAtRandomLoseNothingAndDoubleNothing() {
    try (PostgresStore store = open("retries=20")) {
      for (int i = 0; i < 2 * STEPS; i++) {
        if (random.nextBoolean()) {
          proxy.cutAfterClientBytes(random.nextInt(STEPS * CLIENT_STEP));
        } else {
          proxy.cutAfterServerBytes(random.nextInt(STEPS * SERVER_STEP));
        }
        history.commit(store);
        history.requireAcknowledged(witness);
      }
      history.requireAcknowledged(store);
    }
  }

  private PostgresStore open(String more) {
    return (PostgresStore)
        Stores.open(DATABASE.uriThrough(proxy.port(), engine + "&lease=1h&" + more));
  }

  /** Who holds the lock of a writer. */
  private static String sessions() {
    return String.join(
        " ",
        DATABASE.column(
            "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted AND database ="
                + " (SELECT oid FROM pg_database WHERE datname = current_database())"));
  }
}
