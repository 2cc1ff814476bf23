package dev.matchbook.testing.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresServerTest {
  private static PostgresServer server;

  @BeforeAll
  static void start() {
    server = PostgresServer.start(Map.of("shared_buffers", "32MB", "lock_timeout", "1500ms"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void commitsAreDurableAndSettingsAreInForce() throws SQLException {
    String url = server.jdbcUrl(server.newDatabase());
    assertThat(Sql.ask(url, "SHOW fsync")).isEqualTo("on");
    assertThat(Sql.ask(url, "SHOW synchronous_commit")).isEqualTo("on");
    assertThat(Sql.ask(url, "SHOW full_page_writes")).isEqualTo("on");
    assertThat(Sql.ask(url, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
    assertThat(Sql.ask(url, "SHOW unix_socket_directories")).isEmpty();
    assertThat(Sql.ask(url, "SHOW max_connections")).isEqualTo("100");
    assertThat(Sql.ask(url, "SHOW shared_buffers")).isEqualTo("32MB");
    assertThat(Sql.ask(url, "SHOW lock_timeout")).isEqualTo("1500ms");
    assertThat(Sql.ask(url, "SHOW server_version")).startsWith("18.");
  }

  @Test
  void onlyTheRightPasswordIsTaken() throws SQLException {
    String url = "jdbc:postgresql://127.0.0.1:" + server.port() + "/postgres?user=postgres";
    assertThatThrownBy(() -> Sql.ask(url + "&password=wrong", "SELECT 1"))
        .isInstanceOfSatisfying(
            SQLException.class, refused -> assertThat(refused.getSQLState()).isEqualTo("28P01"));
    assertThatThrownBy(() -> Sql.ask(url, "SELECT 1")).isInstanceOf(SQLException.class);
    assertThat(Sql.ask(url + "&password=" + server.password(), "SELECT 1")).isEqualTo("1");
    assertThat(Sql.ask(url + "&password=" + server.password(), "SHOW password_encryption"))
        .isEqualTo("scram-sha-256");
  }

  @Test
  void everyDatabaseIsNewAndEmpty() throws SQLException {
    String first = server.newDatabase();
    String second = server.newDatabase("TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'en-US'");
    assertThat(first).isNotEqualTo(second);
    Sql.run(server.jdbcUrl(first), "CREATE TABLE t (v text)");
    assertThatThrownBy(() -> Sql.ask(server.jdbcUrl(second), "SELECT v FROM t"))
        .hasMessageContaining("does not exist");
    assertThat(Sql.ask(server.jdbcUrl(first), "SELECT 'b' < 'C'")).isEqualTo("f");
    assertThat(Sql.ask(server.jdbcUrl(second), "SELECT 'b' < 'C'")).isEqualTo("t");
  }

  @Test
  void aKilledServerComesBackWithWhatWasCommitted() throws SQLException {
    String url = server.jdbcUrl(server.newDatabase());
    int port = server.port();
    int pid = server.pid();
    List<ProcessStamp> children = children(pid);
    assertThat(children).hasSizeGreaterThan(3);
    Sql.run(url, "CREATE TABLE t (v int)");
    try (Connection open = DriverManager.getConnection(url);
        Statement statement = open.createStatement()) {
      statement.execute("INSERT INTO t VALUES (7)");
      open.setAutoCommit(false);
      statement.execute("INSERT INTO t VALUES (8)");

      server.kill();
      assertThat(children).noneMatch(ProcessStamp::alive);
      assertThat(ProcessStamp.of(pid)).isEmpty();
      assertThatThrownBy(open::commit).isInstanceOf(SQLException.class);
    }
    assertThatThrownBy(() -> Sql.ask(url, "SELECT 1")).isInstanceOf(SQLException.class);

    server.restart();
    assertThat(server.port()).isEqualTo(port);
    assertThat(server.pid()).isNotEqualTo(pid);
    assertThat(Sql.ask(url, "SELECT string_agg(v::text, ' ') FROM t")).isEqualTo("7");
    assertThatIllegalStateException().isThrownBy(server::restart).withMessageContaining("already");
  }

  @Test
  void aReplicaAnswersAndTakesNothing() throws SQLException {
    String url = server.jdbcUrl(server.newDatabase());
    Sql.run(url, "CREATE TABLE t AS SELECT 7 AS v");
    server.kill();
    server.restartAsReplica();
    assertThat(Sql.ask(url, "SELECT v FROM t")).isEqualTo("7");
    assertThat(Sql.ask(url, "SELECT pg_is_in_recovery()")).isEqualTo("t");
    assertThatThrownBy(() -> Sql.run(url, "INSERT INTO t VALUES (8)"))
        .isInstanceOfSatisfying(
            SQLException.class, refused -> assertThat(refused.getSQLState()).isEqualTo("25006"));
    server.kill();
    server.restart();
    Sql.run(url, "INSERT INTO t VALUES (8)");
  }

  @Test
  void aFrozenServerAnswersNothingUntilItIsThawed() throws SQLException {
    String url = server.jdbcUrl(server.newDatabase());
    try (Connection open = DriverManager.getConnection(url + "&socketTimeout=1")) {
      server.freeze();
      assertThatThrownBy(() -> open.createStatement().executeQuery("SELECT 1"))
          .hasStackTraceContaining("timed out");
      server.thaw();
    }
    assertThat(Sql.ask(url, "SELECT 1")).isEqualTo("1");
  }

  @Test
  void aClosedServerLeavesNothing() throws SQLException {
    PostgresServer closing = PostgresServer.start();
    String url = closing.jdbcUrl(closing.newDatabase());
    ServerDirectory directory = directoryOf(url);
    List<ProcessStamp> children = children(closing.pid());
    closing.freeze();
    closing.close();
    assertThat(children).isNotEmpty().noneMatch(ProcessStamp::alive);
    assertThat(directory.path()).doesNotExist();
    closing.close();
    assertThatIllegalStateException().isThrownBy(closing::kill).withMessageContaining("closed");
  }

  @Test
  void theSharedServerIsOneAndStays() throws SQLException {
    PostgresServer shared = PostgresServer.shared();
    assertThat(PostgresServer.shared()).isSameAs(shared);
    shared.close();
    assertThat(Sql.ask(shared.jdbcUrl(shared.newDatabase()), "SELECT 1")).isEqualTo("1");
    assertThatIllegalStateException().isThrownBy(shared::kill);
    assertThatIllegalStateException().isThrownBy(shared::freeze);
  }

  @Test
  void whereNamespacesAreForbiddenRootStartsItAsAnotherUser() throws Exception {
    assumeTrue(Privileges.isRoot() && Privileges.OTHER_USER.works());
    try (PostgresServer other = PostgresServer.start(Privileges.OTHER_USER, Map.of(), false)) {
      String url = other.jdbcUrl(other.newDatabase());
      Sql.run(url, "CREATE TABLE t AS SELECT 7 AS v");
      other.kill();
      other.restart();
      assertThat(Sql.ask(url, "SELECT v FROM t")).isEqualTo("7");
      // A killed server can be closed too.
      other.kill();
    }
    ServerDirectory directory = ServerHome.get().newDirectory("template");
    PostgresTemplate.initialize(directory.path(), PostgresBinaries.get(), Privileges.OTHER_USER);
    assertThat(directory.data()).isDirectoryContaining("glob:**/PG_VERSION");
    directory.delete();
  }

  @Test
  void aServerThatDoesNotStartTellsWhy() {
    assertThatIllegalStateException()
        .isThrownBy(() -> PostgresServer.start(Map.of("shared_buffers", "much")))
        .withMessageContaining("invalid value for parameter \"shared_buffers\"");
    assertThatIllegalArgumentException().isThrownBy(() -> PostgresServer.start(Map.of("a b", "1")));
  }

  private static ServerDirectory directoryOf(String url) throws SQLException {
    String data = Sql.ask(url, "SHOW data_directory");
    return new ServerDirectory(java.nio.file.Path.of(data).getParent());
  }

  private static List<ProcessStamp> children(int pid) {
    return ProcessHandle.of(pid)
        .orElseThrow()
        .descendants()
        .flatMap(child -> ProcessStamp.of(child.pid()).stream())
        .toList();
  }
}
