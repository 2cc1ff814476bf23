package dev.matchbook.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.StoreException;
import dev.matchbook.core.store.StoreException.Kind;
import dev.matchbook.tck.rows.BatchGenerator;
import dev.matchbook.tck.rows.OrderBuilder;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** One store at a time writes an engine's rows, whoever dies, hangs or is cut off. */
class FencingTest {
  private static final TestDatabase DATABASE = TestDatabase.fresh();
  private static final AtomicInteger ENGINES = new AtomicInteger();

  private final String engine = "fenced-" + ENGINES.incrementAndGet();
  private final BatchGenerator history = new BatchGenerator(3);

  @Test
  void aSecondWriterIsToldWhoTheFirstIs() throws Exception {
    try (PostgresStore first = open("lease=1h")) {
      assertThat(first.commit(history.next())).isTrue();
      Refusal.of(
          Kind.REJECTED,
          () -> open("lease=1s"),
          "engine " + engine,
          "process " + ProcessHandle.current().pid() + " on ",
          InetAddress.getLocalHost().getHostName());
      assertThat(first.commit(history.next())).as("the first goes on").isTrue();
    }
  }

  @Test
  void anotherEngineInTheSameDatabaseHasItsOwnWriter() {
    try (PostgresStore first = open("");
        PostgresStore other = DATABASE.open("engine=" + engine + "-other")) {
      Batch batch = history.next();
      assertThat(first.commit(batch)).isTrue();
      assertThat(other.checkpoint()).isEqualTo(Checkpoint.START);
      assertThat(other.commit(batch)).isTrue();
    }
  }

  @Test
  void aWriterThatWasClosedIsFollowedAtOnce() {
    open("lease=1h").close();
    open("lease=1h").close();
  }

  @Test
  void aWriterThatWasKilledIsFollowedAtOnce() {
    PostgresStore killed = open("lease=1h");
    assertThat(killed.commit(history.next())).isTrue();
    killed.abandon();
    try (PostgresStore next = open("")) {
      assertThat(next.commit(history.next())).isTrue();
    }
  }

  @Test
  void aWriterThatHangsLosesItsRightAfterItsLease() {
    Batch batch = history.next();
    try (PostgresStore hanging = open("lease=1s")) {
      hanging.hang();
      try (PostgresStore second = openWhenAllowed()) {
        requireRefused(hanging, batch);
        assertThat(second.commit(batch)).isTrue();
        requireRefused(hanging, history.next());
      }
      requireRefused(hanging, batch);
      Refusal.of(
          Kind.REJECTED, () -> hanging.saveOrder(OrderBuilder.order(1).build()), "another writer");
      assertThat(hanging.checkpoint()).as("it still reads").isEqualTo(batch.checkpoint());
    }
  }

  @Test
  void aWriterThatHungLearnsThatAnotherOneHasBeenThereMeanwhile() {
    Batch batch = history.next();
    try (PostgresStore hanging = open("lease=1s")) {
      hanging.hang();
      try (PostgresStore second = openWhenAllowed()) {
        assertThat(second.commit(batch)).isTrue();
      }
      requireRefused(hanging, batch);
      requireRefused(hanging, history.next());
    }
  }

  @Test
  void aWriterThatRenewsKeepsItsRightHoweverLongItIsIdle() {
    try (PostgresStore idle = open("lease=1s")) {
      String until = "SELECT lease_until FROM checkpoints WHERE engine = '" + engine + "'";
      for (int renewals = 0; renewals < 3; renewals++) {
        String before = DATABASE.value(until);
        Await.until("the lease is renewed", () -> !DATABASE.value(until).equals(before));
      }
      Refusal.of(Kind.REJECTED, () -> open(""), "is written by");
      assertThat(idle.commit(history.next())).isTrue();
    }
  }

  @Test
  void aWriterWhoseConnectionWasCutGoesOnByItself() {
    try (PostgresStore store = open("")) {
      for (int i = 0; i < 3; i++) {
        assertThat(store.commit(history.next())).isTrue();
        assertThat(DATABASE.endSessions(engine)).isPositive();
      }
      Batch last = history.next();
      assertThat(store.commit(last)).isTrue();
      assertThat(store.checkpoint()).isEqualTo(last.checkpoint());
    }
  }

  @Test
  void anIdleWriterWhoseConnectionWasCutTakesItsPlaceAgain() {
    String epochAndLease =
        "SELECT epoch || ' ' || lease_until FROM checkpoints WHERE engine = '" + engine + "'";
    try (PostgresStore store = open("lease=1s")) {
      String before = DATABASE.value(epochAndLease);
      DATABASE.endSessions(engine);
      Await.until("renewed by a new session", () -> !DATABASE.value(epochAndLease).equals(before));
      assertThat(DATABASE.value(epochAndLease)).startsWith("1 ");
      Refusal.of(Kind.REJECTED, () -> open(""), "is written by");
      assertThat(store.commit(history.next())).isTrue();
    }
  }

  @Test
  void aReaderOpensBesideAWriterAndCannotWrite() {
    Batch batch = history.next();
    try (PostgresStore writer = open("");
        PostgresStore reader = open("access=read")) {
      assertThat(writer.commit(batch)).isTrue();
      assertThat(reader.checkpoint()).isEqualTo(batch.checkpoint());
      assertThat(reader.markets()).isEqualTo(batch.markets());
      Refusal.of(Kind.REJECTED, () -> reader.commit(history.next()), "to read");
      Refusal.of(Kind.REJECTED, () -> reader.saveOrders(List.of()), "to read");
      Refusal.of(Kind.REJECTED, () -> reader.saveTrades(List.of()), "to read");
      Refusal.of(Kind.REJECTED, () -> reader.removeOrder(1), "to read");
    }
  }

  private void requireRefused(PostgresStore store, Batch batch) {
    for (int i = 0; i < 2; i++) {
      Refusal.of(Kind.REJECTED, () -> store.commit(batch), "another writer");
    }
  }

  private PostgresStore open(String more) {
    return DATABASE.open("engine=" + engine + (more.isEmpty() ? "" : "&" + more));
  }

  private PostgresStore openWhenAllowed() {
    AtomicReference<PostgresStore> opened = new AtomicReference<>();
    Await.until(
        "the lease is over",
        () -> {
          try {
            opened.set(open("lease=1h"));
            return true;
          } catch (StoreException e) {
            assertThat(e).hasMessageContaining("is written by");
            return false;
          }
        });
    return opened.get();
  }
}
