package dev.matchbook.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.StoreException;
import dev.matchbook.core.store.StoreException.Kind;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.tck.rows.BatchBuilder;
import dev.matchbook.tck.rows.OrderBuilder;
import dev.matchbook.testing.servers.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A server that is killed or frozen in the middle of it loses nothing that was acknowledged. {@code
 * -Dmatchbook.seed=N} runs a history again.
 */
@Timeout(120)
class ServerFaultTest {
  private static final AtomicInteger ENGINES = new AtomicInteger();
  private static PostgresServer server;
  private static TestDatabase database;

  private final String engine = "engine=fault-" + ENGINES.incrementAndGet();
  private final long seed = Long.getLong("matchbook.seed", System.nanoTime());
  private final History history = new History(seed);
  private final AtomicInteger acknowledged = new AtomicInteger();

  @BeforeAll
  static void start() {
    server = PostgresServer.start();
    database = TestDatabase.on(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aServerThatIsKilledAndComesBackInTimeIsNoMoreThanAPause() {
    try (PostgresStore store = open("retries=20")) {
      CompletableFuture<Void> commits = commitWhile(store, 40);
      Await.until("some batches are there", () -> acknowledged.get() >= 5);
      server.kill();
      server.restart();
      commits.join();
      history.requireAcknowledged(store);
    }
  }

  @Test
  void aServerThatIsKilledAndStaysAwayIsFailedAndNothingIsLost() {
    PostgresStore store = open("retries=1&timeout=2s");
    CompletableFuture<Void> commits = commitWhile(store, Integer.MAX_VALUE);
    Await.until("some batches are there", () -> acknowledged.get() >= 5);
    server.kill();
    requireFailed(commits);
    Refusal.of(Kind.FAILED, () -> store.commit(history.next()), "failed");
    store.close();
    server.restart();
    requireGoesOn();
  }

  @Test
  void aServerThatIsFrozenIsFailedAndNothingIsLost() {
    PostgresStore store = open("retries=1&timeout=500ms&lease=1s");
    CompletableFuture<Void> commits = commitWhile(store, Integer.MAX_VALUE);
    Await.until("some batches are there", () -> acknowledged.get() >= 5);
    server.freeze();
    try {
      requireFailed(commits);
      Refusal.of(Kind.FAILED, store::checkpoint, "failed");
      store.close();
    } finally {
      server.thaw();
    }
    requireGoesOn();
  }

  @Test
  void aBatchThatAFrozenServerDoesNotEvenTakeIsFailedAndNothingIsLost() {
    PostgresStore store = open("retries=0&timeout=500ms&lease=1h");
    StoredOrder[] many =
        LongStream.rangeClosed(1, 100_000)
            .mapToObj(id -> OrderBuilder.order(id).build())
            .toArray(StoredOrder[]::new);
    Batch batch = BatchBuilder.after(Checkpoint.START).orders(many).build();
    server.freeze();
    try {
      Refusal.of(Kind.FAILED, () -> store.commit(batch), "failed");
      store.close();
    } finally {
      server.thaw();
    }
    try (PostgresStore again = open("retries=5")) {
      assertThat(again.checkpoint()).isEqualTo(Checkpoint.START);
      assertThat(again.commit(batch)).isTrue();
    }
  }

  @Test
  void aStoreGoesOnWithAServerThatWasFrozenAndThawed() {
    try (PostgresStore store = open("retries=0&timeout=500ms&lease=1h")) {
      history.commit(store, 5);
      server.freeze();
      try {
        Refusal.of(Kind.FAILED, () -> store.commit(history.next()), "failed");
      } finally {
        server.thaw();
      }
      AtomicReference<Boolean> applied = new AtomicReference<>();
      Await.until(
          "the server answers again",
          () -> {
            try {
              applied.set(store.commit(history.next()));
              return true;
            } catch (StoreException e) {
              assertThat(e.kind()).as(e.getMessage()).isEqualTo(Kind.FAILED);
              return false;
            }
          });
      history.requireBeforeOrAfter(store);
      history.commit(store, 5).requireAcknowledged(store);
    }
  }

  @Test
  void aRowThatSomebodyElseHoldsIsFailedAndGoesOnAfterwards() throws SQLException {
    try (PostgresStore store = open("retries=1&timeout=500ms")) {
      history.commit(store, 5);
      try (Connection other = database.connect();
          Statement statement = other.createStatement()) {
        other.setAutoCommit(false);
        statement.execute("SELECT FROM checkpoints FOR UPDATE");
        Refusal.of(Kind.FAILED, () -> store.commit(history.next()), "timeout");
        other.rollback();
      }
      history.commit(store, 5).requireAcknowledged(store);
    }
  }

  private PostgresStore open(String more) {
    System.out.println("a server fails: seed " + seed);
    return database.open(engine + "&" + more);
  }

  private CompletableFuture<Void> commitWhile(PostgresStore store, int batches) {
    return CompletableFuture.runAsync(
        () -> {
          while (acknowledged.get() < batches) {
            history.commit(store);
            acknowledged.incrementAndGet();
          }
        });
  }

  private static void requireFailed(CompletableFuture<Void> commits) {
    Throwable thrown = commits.handle((done, e) -> e).join();
    assertThat(thrown.getCause())
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.kind()).isEqualTo(Kind.FAILED));
  }

  /** A new store finds what was acknowledged, perhaps the batch after it, and goes on. */
  private void requireGoesOn() {
    AtomicReference<PostgresStore> opened = new AtomicReference<>();
    Await.until(
        "the server has noticed that the writer is gone",
        () -> {
          try {
            opened.set(open("retries=3"));
            return true;
          } catch (StoreException e) {
            return false;
          }
        });
    try (PostgresStore store = opened.get()) {
      history.requireBeforeOrAfter(store);
      history.commit(store, 10).requireAcknowledged(store);
    }
  }
}
