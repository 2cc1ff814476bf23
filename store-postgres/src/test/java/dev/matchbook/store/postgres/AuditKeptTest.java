package dev.matchbook.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.MarketAdded;
import dev.matchbook.core.event.OrderTriggered;
import dev.matchbook.core.store.AuditQuery;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.StoreException.Kind;
import dev.matchbook.tck.rows.BatchBuilder;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No statement changes or deletes what is in the audit trail, whoever runs it. */
class AuditKeptTest {
  private static final TestDatabase DATABASE = TestDatabase.fresh();
  private static final String ROWS = "SELECT audit::text FROM audit ORDER BY engine, seq";

  private static List<String> before;
  private static PostgresStore store;

  @BeforeAll
  static void happens() {
    store = DATABASE.open("retries=0");
    SettlingVenue venue = new SettlingVenue(store).trades(3);
    venue.settled(venue.settle(1, 2));
    venue.bust(3);
    List<Event> audited =
        venue.told().stream().filter(event -> !(event instanceof MarketAdded)).toList();
    assertThat(store.audit(AuditQuery.all(), null, 100).rows()).isEqualTo(audited);
    before = DATABASE.column(ROWS);
    assertThat(before).hasSameSizeAs(audited);
  }

  @AfterAll
  static void close() {
    store.close();
  }

  @AfterEach
  void allIsAsItWas() {
    assertThat(DATABASE.column(ROWS)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE audit SET event = '{}'",
        "UPDATE audit SET event = event WHERE FALSE",
        "DELETE FROM audit WHERE seq = 2",
        "TRUNCATE audit",
        "TRUNCATE trades, audit CASCADE",
        "INSERT INTO audit SELECT * FROM audit ON CONFLICT (engine, seq) DO UPDATE SET event = ''",
        "MERGE INTO audit a USING audit b ON a.seq = b.seq WHEN MATCHED THEN DELETE",
        "WITH gone AS (DELETE FROM audit RETURNING *) SELECT * FROM gone",
      })
  void theOwnerIsRefused(String sql) throws SQLException {
    refused(sql, "only ever added to");
    refused("SET session_replication_role = replica; " + sql, "only ever added to");
  }

  @Test
  void aRowWithTheSameSeqIsRefused() throws SQLException {
    refused("INSERT INTO audit SELECT * FROM audit WHERE seq = 2", "duplicate key");
  }

  @Test
  void anotherEventForAnOldSeqBreaksTheBatchThatBringsIt() {
    DATABASE.run("UPDATE checkpoints SET seq = 2, commands = 1");
    Checkpoint back = store.checkpoint();
    Refusal.of(
        Kind.REJECTED,
        () -> store.commit(BatchBuilder.after(back).audit(new OrderTriggered(3, 1, 1)).build()),
        "duplicate key");
    assertThat(store.checkpoint()).isEqualTo(back);
  }

  private static void refused(String sql, String said) throws SQLException {
    try (Connection connection = DATABASE.connect();
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute(sql))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining(said);
    }
  }
}
