package dev.matchbook.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.MarketAdded;
import dev.matchbook.core.store.AuditQuery;
import dev.matchbook.core.store.StoreException.Kind;
import dev.matchbook.spi.Stores;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A role that is only given what an engine needs runs one, and cannot undo what was kept. */
class EngineRoleTest {
  private static final String GRANTS = "/META-INF/matchbook/postgres-engine-role.sql";
  private static final TestDatabase DATABASE = TestDatabase.fresh();
  private static final String OWNER = "matchbook_owner_" + ProcessHandle.current().pid();
  private static final String ENGINE = "matchbook_engine_" + ProcessHandle.current().pid();
  private static final String SECRET = "Tr0ub4dor-and-4";

  /** What was kept for good. */
  private static final List<String> ROWS =
      List.of(
          "SELECT a::text FROM exchange.audit a ORDER BY seq",
          "SELECT t::text FROM exchange.trades t ORDER BY trade_id",
          "SELECT s::text FROM exchange.settlements s ORDER BY trade_id",
          "SELECT b::text FROM exchange.settlement_batches b ORDER BY batch_id");

  private static List<List<String>> before;
  private static List<Event> told;

  @BeforeAll
  static void twoRoles() throws IOException, SQLException {
    DATABASE.run(
        "CREATE ROLE " + OWNER + " LOGIN PASSWORD '" + SECRET + "'",
        "CREATE ROLE " + ENGINE + " LOGIN PASSWORD '" + SECRET + "'",
        "CREATE SCHEMA exchange AUTHORIZATION " + OWNER);
    Stores.open(as(OWNER, "")).close();
    try (InputStream grants = PostgresStore.class.getResourceAsStream(GRANTS);
        Connection owner = connect(OWNER);
        Statement statement = owner.createStatement()) {
      statement.execute(
          new String(grants.readAllBytes(), StandardCharsets.UTF_8)
              .replace(":\"schema\"", "exchange")
              .replace(":\"engine_role\"", ENGINE));
    }
    run();
    before = rows();
  }

  /** Settlements that come to their end, or fail; orders of several months; busts. */
  private static void run() {
    try (PostgresStore store = open()) {
      SettlingVenue venue = new SettlingVenue(store).trades(4);
      venue.settled(venue.settle(1, 2));
      venue.failed(venue.settle(3, 4));
      for (int day = 0; day < 70; day++) {
        venue.trades(1);
      }
      venue.bust(6);
      venue.requireRecovers();
      told = venue.told().stream().filter(event -> !(event instanceof MarketAdded)).toList();
    }
  }

  private static PostgresStore open() {
    return (PostgresStore) Stores.open(as(ENGINE, "&migrate=false"));
  }

  private static String as(String role, String more) {
    return "postgresql://%s:%d/%s?user=%s&password=%s&retries=0&currentSchema=exchange%s"
        .formatted(
            DATABASE.server().host(),
            DATABASE.server().port(),
            DATABASE.name(),
            role,
            SECRET,
            more);
  }

  private static Connection connect(String role) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:" + as(role, "").replace("&retries=0", ""), role, SECRET);
  }

  private static List<List<String>> rows() {
    return ROWS.stream().map(DATABASE::column).toList();
  }

  @AfterAll
  static void theRolesLeave() {
    DATABASE.run(
        "DROP SCHEMA exchange CASCADE",
        "DROP OWNED BY " + ENGINE + ", " + OWNER,
        "DROP ROLE " + ENGINE + ", " + OWNER);
  }

  @AfterEach
  void nothingHasChanged() {
    assertThat(rows()).isEqualTo(before);
  }

  @Test
  void anEngineOfThatRoleGoesOnAndReadsItsTrail() {
    try (PostgresStore store = open()) {
      new SettlingVenue(store).requireRecovers();
      assertThat(store.audit(AuditQuery.all(), null, 1_000).rows()).isEqualTo(told);
      assertThat(DATABASE.value("SELECT count(*) FROM pg_tables WHERE tablename ~ '^trades_'"))
          .isEqualTo("4");
      assertThat(
              DATABASE.value(
                  "SELECT count(*) FROM pg_class WHERE relowner = '" + ENGINE + "'::regrole"))
          .as("what it owns")
          .isEqualTo("0");
    }
  }

  @Test
  void withoutTheGrantsItIsRejected() {
    DATABASE.run("REVOKE SELECT ON exchange.checkpoints FROM " + ENGINE);
    try {
      Refusal.of(Kind.REJECTED, EngineRoleTest::open, "permission denied");
    } finally {
      DATABASE.run("GRANT SELECT ON exchange.checkpoints TO " + ENGINE);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE audit SET event = '{}'",
        "DELETE FROM audit",
        "TRUNCATE audit",
        "ALTER TABLE audit DISABLE TRIGGER ALL",
        "ALTER TABLE audit DISABLE TRIGGER audit_is_kept",
        "ALTER TABLE audit ALTER event TYPE TEXT USING ''",
        "ALTER TABLE audit RENAME TO old",
        "ALTER TABLE audit OWNER TO CURRENT_USER",
        "DROP TRIGGER audit_is_kept ON audit",
        "CREATE TRIGGER t BEFORE INSERT ON audit EXECUTE FUNCTION refuse_change()",
        "CREATE OR REPLACE FUNCTION exchange.refuse_change() RETURNS TRIGGER LANGUAGE plpgsql"
            + " AS $$ BEGIN RETURN NULL; END $$",
        "CREATE RULE r AS ON INSERT TO audit DO INSTEAD NOTHING",
        "DROP TABLE audit",
        "DROP SCHEMA exchange CASCADE",
        "SET session_replication_role = replica",
        "INSERT INTO audit SELECT * FROM audit ON CONFLICT (engine, seq) DO UPDATE SET event = ''",
        "GRANT ALL ON audit TO CURRENT_USER; UPDATE audit SET event = ''",
        "DELETE FROM trades",
        "UPDATE trades SET qty = 0",
        "TRUNCATE trades",
        "ALTER TABLE trades DETACH PARTITION trades_2025_06",
        "DROP TABLE trades_2025_06",
        "DELETE FROM trades_2025_06",
        "DELETE FROM settlements",
        "TRUNCATE settlements",
        "DELETE FROM settlement_batches",
        "CREATE TABLE exchange.mine (a INT)",
      })
  void whatWasKeptCannotBeUndone(String sql) throws SQLException {
    assertThat(refused(sql)).isEqualTo("42501");
  }

  @Test
  void aRowWithTheSameSeqIsRefused() throws SQLException {
    assertThat(refused("INSERT INTO audit SELECT * FROM audit LIMIT 1")).isEqualTo("23505");
  }

  @Test
  void monthsAreMadeOfTablesThatHaveThemAlone() throws SQLException {
    assertThat(refused("SELECT make_month('audit', DATE '2025-01-01')")).isEqualTo("22023");
  }

  @Test
  void itCannotBecomeTheOwner() throws SQLException {
    assertThat(refused("SET ROLE " + OWNER)).isEqualTo("42501");
  }

  /** The SQLSTATE with which a statement of that role is refused. */
  private static String refused(String sql) throws SQLException {
    try (Connection engine = connect(ENGINE);
        Statement statement = engine.createStatement()) {
      SQLException refusal = catchThrowableOfType(SQLException.class, () -> statement.execute(sql));
      assertThat((Object) refusal).as(sql).isNotNull();
      return refusal.getSQLState();
    }
  }
}
