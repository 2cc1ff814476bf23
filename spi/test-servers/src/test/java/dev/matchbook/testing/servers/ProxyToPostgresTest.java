package dev.matchbook.testing.servers;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProxyToPostgresTest {
  private static final Duration DEADLINE = Duration.ofSeconds(20);

  private String direct;
  private String viaProxy;
  private TcpProxy proxy;

  @BeforeEach
  void start() throws SQLException {
    PostgresServer server = PostgresServer.shared();
    proxy = TcpProxy.to(server.host(), server.port());
    direct = server.jdbcUrl(server.newDatabase());
    viaProxy = direct.replace(server.host() + ":" + server.port(), "127.0.0.1:" + proxy.port());
    Sql.run(direct, "CREATE TABLE t (v int)");
  }

  @AfterEach
  void stop() {
    proxy.close();
  }

  @Test
  void aCommitWhoseAnswerIsLostIsDone() throws SQLException {
    try (Connection connection = DriverManager.getConnection(viaProxy);
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("INSERT INTO t VALUES (7)");
      proxy.cutBeforeAnswerTo("COMMIT".getBytes(US_ASCII));
      assertThatThrownBy(connection::commit)
          .isInstanceOfSatisfying(
              SQLException.class, cut -> assertThat(cut.getSQLState()).startsWith("08"));
    }
    assertThat(Sql.ask(direct, "SELECT v FROM t")).isEqualTo("7");
  }

  @Test
  void aStatementWhoseAnswerIsLostIsDone() throws SQLException {
    try (Connection connection = DriverManager.getConnection(viaProxy);
        Statement statement = connection.createStatement()) {
      proxy.cutAfterServerBytes(0);
      assertThatThrownBy(() -> statement.execute("INSERT INTO t VALUES (7)"))
          .isInstanceOf(SQLException.class);
    }
    assertThat(Sql.ask(direct, "SELECT v FROM t")).isEqualTo("7");
  }

  @Test
  void aTransactionThatIsCutOffIsThereAsAWholeOrNotAtAll() throws SQLException {
    long seed = Long.getLong("matchbook.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int i = 0; i < 10; i++) {
      Sql.run(direct, "TRUNCATE t");
      boolean committed = false;
      try (Connection connection = DriverManager.getConnection(viaProxy);
          Statement statement = connection.createStatement()) {
        connection.setAutoCommit(false);
        proxy.cutAfterClientBytes(random.nextInt(600));
        for (int row = 0; row < 10; row++) {
          statement.execute("INSERT INTO t VALUES (" + row + ")");
        }
        connection.commit();
        committed = true;
      } catch (SQLException cut) {
        assertThat(cut.getSQLState()).as("seed %d", seed).startsWith("08");
      }
      // The server may still be at work on what it was sent; then the table is locked.
      Sql.run(direct, "BEGIN; LOCK TABLE t; COMMIT");
      assertThat(Sql.ask(direct, "SELECT count(*) FROM t"))
          .as("matchbook.seed=%d", seed)
          .isIn(committed ? new Object[] {"10"} : new Object[] {"0", "10"});
    }
  }

  @Test
  void aServerThatIsKilledIsSeenThroughTheProxy() throws SQLException {
    try (PostgresServer own = PostgresServer.start();
        TcpProxy between = TcpProxy.to(own.host(), own.port())) {
      String url = own.jdbcUrl("postgres").replace(":" + own.port(), ":" + between.port());
      try (Connection connection = DriverManager.getConnection(url)) {
        own.kill();
        assertThatThrownBy(() -> connection.createStatement().execute("SELECT 1"))
            .isInstanceOf(SQLException.class);
      }
      own.restart();
      assertThat(Sql.ask(url, "SELECT 1")).isEqualTo("1");
      Await.until(() -> between.connections() == 0, DEADLINE, () -> "connections");
    }
  }
}
