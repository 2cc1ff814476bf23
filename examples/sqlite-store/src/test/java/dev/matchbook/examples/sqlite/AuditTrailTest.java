package dev.matchbook.examples.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.OrderTriggered;
import dev.matchbook.core.store.AuditQuery;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.core.store.StoreException;
import dev.matchbook.core.store.StoreException.Kind;
import dev.matchbook.spi.Stores;
import dev.matchbook.tck.rows.BatchBuilder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The file itself refuses every change of what its audit trail has, whoever tries. */
class AuditTrailTest {
  private static final List<Event> EVENTS =
      List.of(new OrderTriggered(2, 20, 7), new OrderTriggered(5, 50, 7));

  @TempDir private Path directory;
  private Path file;
  private ExchangeStore store;

  @BeforeEach
  void tellTwoEvents() {
    file = directory.resolve("data.db");
    store = Stores.open("sqlite:" + file.toUri().getRawPath());
    store.commit(BatchBuilder.after(store.checkpoint()).audit(EVENTS).build());
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE audit SET event = '{}' WHERE seq = 2",
        "UPDATE audit SET seq = 9 WHERE seq = 5",
        "UPDATE OR REPLACE audit SET seq = 2 WHERE seq = 5",
        "UPDATE audit SET orderId = NULL",
        "DELETE FROM audit WHERE seq = 2",
        "DELETE FROM audit",
        "INSERT OR REPLACE INTO audit (seq, event) VALUES (5, '{}')",
        "INSERT INTO audit (seq, event) VALUES (2, '{}') ON CONFLICT DO UPDATE SET event = '{}'",
        "INSERT INTO audit (seq, event) VALUES (3, '{}')"
      })
  void whatWasToldIsNeverChangedOrDeleted(String statement) {
    assertThatThrownBy(() -> sql(statement))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("the audit trail");
    assertThat(store.audit(AuditQuery.all(), null, 10).rows()).isEqualTo(EVENTS);
    assertThat(store.audit(AuditQuery.order(7), null, 10).rows()).isEqualTo(EVENTS);
  }

  @Test
  void anEventIsKeptAsItsLine() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT event FROM audit WHERE seq = 5")) {
      assertThat(row.getString(1))
          .isEqualTo("{\"seq\":5,\"ts\":50,\"type\":\"triggered\",\"orderId\":7}");
    }
  }

  @Test
  void anEventThatIsNoneIsCorruptAndSaysWhichItIs() throws SQLException {
    sql("INSERT INTO audit (seq, event) VALUES (6, '{\"seq\":6}')");
    assertThatThrownBy(() -> store.audit(AuditQuery.all(), null, 10))
        .hasMessageContaining("audit, the one that starts with 6")
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CORRUPT));
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file);
  }

  private void sql(String update) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(update);
    }
  }
}
