package dev.matchbook.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.StoreException;
import dev.matchbook.core.store.StoreException.Kind;
import dev.matchbook.spi.StoreUri;
import dev.matchbook.spi.Stores;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What keeps a store from opening is said once, clearly, and without a secret. */
class OpeningErrorsTest {
  private static final String SECRET = "Tr0ub4dor-and-3";
  private static final String PERSON = "matchbook_opening_" + ProcessHandle.current().pid();

  private static final TestDatabase DATABASE = TestDatabase.fresh();

  @BeforeAll
  static void aPersonWhoMayConnect() {
    DATABASE.run("CREATE ROLE " + PERSON + " LOGIN PASSWORD '" + SECRET + "'");
    DATABASE.open("").close();
  }

  @AfterAll
  static void thePersonLeaves() {
    DATABASE.run("DROP OWNED BY " + PERSON, "DROP ROLE " + PERSON);
  }

  @Test
  void aWrongPasswordIsRejected() {
    String wrong = SECRET + "-no";
    String said = "password authentication failed";
    refused(Kind.REJECTED, DATABASE, as(PERSON, wrong, DATABASE, ""), said);
    String asUserInfo =
        "postgresql://%s:%s@%s/%s".formatted(PERSON, wrong, server(), DATABASE.name());
    refused(Kind.REJECTED, DATABASE, asUserInfo, said);
  }

  @Test
  void aMissingDatabaseIsRejected() {
    TestDatabase none = new TestDatabase(DATABASE.server(), "no_such_database");
    refused(Kind.REJECTED, none, none.uri("retries=0"), "does not exist");
  }

  @Test
  void aHostThatNobodyKnowsIsFailed() {
    String uri = as(PERSON, SECRET, DATABASE, "retries=1").replace(server(), "nowhere.invalid:1");
    refused(Kind.FAILED, null, uri, "nowhere.invalid:1/" + DATABASE.name());
  }

  @Test
  void aPortWhereNobodyListensIsFailed() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      free = socket.getLocalPort();
    }
    String uri = as(PERSON, SECRET, DATABASE, "retries=1").replace(server(), "127.0.0.1:" + free);
    refused(Kind.FAILED, null, uri, "127.0.0.1:" + free + "/" + DATABASE.name(), "refused");
  }

  @Test
  void aServerWithoutRoomForAConnectionIsFailed() {
    DATABASE.run("ALTER ROLE " + PERSON + " CONNECTION LIMIT 0");
    try {
      String uri = as(PERSON, SECRET, DATABASE, "retries=1");
      refused(Kind.FAILED, DATABASE, uri, "too many connections");
    } finally {
      DATABASE.run("ALTER ROLE " + PERSON + " CONNECTION LIMIT -1");
    }
  }

  @Test
  void aDatabaseThatOnlyReadsIsRejectedAndCanBeRead() {
    TestDatabase database = TestDatabase.fresh();
    database.open("").close();
    database.run("ALTER DATABASE " + database.name() + " SET default_transaction_read_only = on");
    refused(Kind.REJECTED, database, database.uri(""), "read-only");
    try (PostgresStore reader = database.open("access=read")) {
      assertThat(reader.checkpoint()).isEqualTo(Checkpoint.START);
    }
  }

  @Test
  void aSchemaFromTheFutureIsRejectedAndLeftAlone() {
    TestDatabase database = TestDatabase.fresh();
    database.open("").close();
    database.run(
        "INSERT INTO matchbook_schema_history SELECT installed_rank + 98, '99', 'from the future',"
            + " type, 'V99__from_the_future.sql', 1, installed_by, now(), 1, true"
            + " FROM matchbook_schema_history WHERE version = '1'");
    String history = "SELECT string_agg(h::text, ',') FROM matchbook_schema_history h";
    String before = database.value(history);
    for (String how : new String[] {"", "migrate=false", "access=read"}) {
      refused(Kind.REJECTED, database, database.uri(how), "version 99", "future", "knows 1");
    }
    assertThat(database.value(history)).isEqualTo(before);
  }

  @Test
  void whoMustNotMigrateIsRejectedWhereThereIsNoSchema() {
    TestDatabase empty = TestDatabase.fresh();
    for (String how : new String[] {"migrate=false", "access=read"}) {
      refused(Kind.REJECTED, empty, empty.uri(how), "not there", "version 1");
    }
    assertThat(empty.value("SELECT count(*) FROM pg_class WHERE relname LIKE '%matchbook%'"))
        .as("tables made")
        .isEqualTo("0");
  }

  @Test
  void whoMustNotMigrateOpensTheCurrentSchema() {
    try (PostgresStore store = DATABASE.open("migrate=false&engine=careful")) {
      assertThat(store.checkpoint()).isEqualTo(Checkpoint.START);
    }
  }

  @Test
  void whoMayNotMakeTablesIsRejected() {
    TestDatabase empty = TestDatabase.fresh();
    refused(Kind.REJECTED, empty, as(PERSON, SECRET, empty, ""), "permission denied for schema");
  }

  @Test
  void whoMayNotUseTheTablesIsRejected() {
    refused(Kind.REJECTED, DATABASE, as(PERSON, SECRET, DATABASE, ""), "permission denied");
  }

  @Test
  void severalThatOpenAnEmptyDatabaseAtOnceMakeItsTablesOnce() {
    TestDatabase empty = TestDatabase.fresh();
    IntStream.range(0, 3)
        .mapToObj(i -> CompletableFuture.supplyAsync(() -> empty.open("engine=e" + i)))
        .toList()
        .forEach(opening -> opening.join().close());
    assertThat(empty.column("SELECT version FROM matchbook_schema_history WHERE type = 'SQL'"))
        .containsExactly("1");
  }

  @Test
  void aFailedOpeningLeavesNoSessionBehind() {
    refused(Kind.REJECTED, DATABASE, as(PERSON, SECRET, DATABASE, ""), "permission denied");
    String sessions = "SELECT count(*) FROM pg_stat_activity WHERE usename = '" + PERSON + "'";
    Await.until("no session is left", () -> DATABASE.value(sessions).equals("0"));
  }

  @Test
  void whatTheDriverIsToldCanBeShown() {
    PostgresSettings settings = PostgresSettings.defaults();
    StoreUri uri = StoreUri.parse(as(PERSON, SECRET, DATABASE, ""));
    assertThat(DriverUri.of(uri, uri.settings(), settings).toString())
        .contains(server() + "/" + DATABASE.name())
        .doesNotContain(SECRET);
  }

  private static String server() {
    return DATABASE.server().host() + ":" + DATABASE.server().port();
  }

  private static String as(String user, String password, TestDatabase database, String more) {
    return "postgresql://%s/%s?user=%s&password=%s&%s"
        .formatted(server(), database.name(), user, password, more.isEmpty() ? "retries=3" : more);
  }

  /** Says where and what, and nobody's password: not in causes, not in the log. */
  private static void refused(Kind kind, TestDatabase where, String uri, String... said) {
    try (LogLines log = new LogLines()) {
      StoreException refusal = Refusal.of(kind, () -> Stores.open(uri).close(), said);
      if (where != null) {
        assertThat(refusal).hasMessageContaining(server() + "/" + where.name());
      }
      assertThat(refusal.getMessage()).doesNotContain("\n");
      assertThat(LogLines.trace(refusal)).doesNotContain(SECRET, DATABASE.server().password());
      assertThat(log.all())
          .isNotEmpty()
          .noneMatch(line -> line.contains(SECRET))
          .noneMatch(line -> line.contains(DATABASE.server().password()));
    }
  }
}
