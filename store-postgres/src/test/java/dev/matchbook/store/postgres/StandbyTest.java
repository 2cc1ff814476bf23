package dev.matchbook.store.postgres;

import dev.matchbook.core.store.StoreException.Kind;
import dev.matchbook.testing.servers.PostgresServer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A real replica: it can be read, and whoever would write is told what it is. */
@Timeout(120)
class StandbyTest {

  @Test
  void aReplicaCanBeReadAndRefusesToBeWritten() {
    try (PostgresServer server = PostgresServer.start()) {
      TestDatabase database = TestDatabase.on(server);
      History history = new History(21);
      try (PostgresStore store = database.open("retries=20")) {
        history.commit(store, 10);
        server.kill();
        server.restartAsReplica();
        refused(database, () -> store.commit(history.next()));
        history.requireAcknowledged(store);
      }
      refused(database, () -> database.open("").close());
      refused(database, () -> database.open("migrate=false").close());
      try (PostgresStore reader = database.open("access=read")) {
        history.requireAcknowledged(reader);
      }
    }
  }

  private static void refused(TestDatabase database, ThrowingCallable call) {
    Refusal.of(Kind.REJECTED, call, "read-only", "replica", database.name());
  }
}
