package dev.matchbook.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.matchbook.core.store.StoreException;
import dev.matchbook.core.store.StoreException.Kind;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** A store on a host's own data source takes what it needs and leaves no trace there. */
class DataSourceTest {
  private static final TestDatabase DATABASE = TestDatabase.fresh();
  private static final AtomicInteger ENGINES = new AtomicInteger();
  private static final int POOL = 3;

  /** What a host sets on its connections itself. */
  private static final String HOSTS_OWN = "SET statement_timeout = '7s'; SET enable_hashjoin = off";

  private static final String LOCKS =
      "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted AND database ="
          + " (SELECT oid FROM pg_database WHERE datname = current_database())";

  private final PostgresSettings settings =
      PostgresSettings.defaults().engine("hosted-" + ENGINES.incrementAndGet());
  private final History history = new History(11);

  @Test
  void aHostsPoolIsAsItWasAfterwards() throws SQLException {
    for (boolean autoCommit : new boolean[] {true, false}) {
      try (HikariDataSource pool = pool(autoCommit)) {
        // What is set is undone where a pool rolls back, so it is looked at after that.
        states(pool);
        List<String> before = states(pool);
        try (PostgresStore store =
            PostgresStore.open(pool, settings.engine("auto-" + autoCommit))) {
          new History(12).commit(store, 30).requireAcknowledged(store);
          assertThat(DATABASE.column(LOCKS)).hasSize(1);
          assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isEqualTo(1);
        }
        assertThat(DATABASE.column(LOCKS)).isEmpty();
        assertThat(states(pool)).isEqualTo(before);
      }
    }
  }

  @Test
  void aHostsPoolGetsBackWhatWasLost() throws SQLException {
    try (HikariDataSource pool = pool(true)) {
      List<String> before = states(pool);
      try (PostgresStore store = PostgresStore.open(pool, settings)) {
        for (int lost = 0; lost < 2 * POOL; lost++) {
          history.commit(store, 2);
          DATABASE.column("SELECT pg_terminate_backend(pid) FROM (" + LOCKS + ") writer");
        }
        history.commit(store).requireAcknowledged(store);
        PostgresStore killed = PostgresStore.open(pool, settings.engine("killed"));
        killed.abandon();
      }
      assertThat(states(pool)).isEqualTo(before);
    }
  }

  @Test
  void anOpeningThatIsRefusedTakesNothingFromAHostsPool() throws SQLException {
    try (HikariDataSource pool = pool(true);
        PostgresStore store = PostgresStore.open(pool, settings)) {
      for (int i = 0; i < POOL; i++) {
        Refusal.of(
            Kind.REJECTED,
            () -> PostgresStore.open(pool, settings.timeout(Duration.ofSeconds(1))),
            "is written by");
      }
      history.commit(store, 3).requireAcknowledged(store);
      assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isEqualTo(1);
    }
  }

  @Test
  void aDataSourceWithoutAPoolWillDo() {
    String sessions =
        "SELECT count(*) FROM pg_stat_activity WHERE application_name = '"
            + settings.engine()
            + "'";
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(DATABASE.server().jdbcUrl(DATABASE.name()));
    source.setApplicationName(settings.engine());
    try (PostgresStore store = PostgresStore.open(source, settings)) {
      assertThat(store.name())
          .contains(DATABASE.name(), "engine=" + settings.engine())
          .doesNotContain(DATABASE.server().password());
      history.commit(store, 10).requireAcknowledged(store);
      Await.until("only the writer's session is left", () -> DATABASE.value(sessions).equals("1"));
    }
    Await.until("all sessions have ended", () -> DATABASE.value(sessions).equals("0"));
    try (PostgresStore again = DATABASE.open("engine=" + settings.engine())) {
      history.requireAcknowledged(again);
    }
  }

  @Test
  void aWrongPasswordOfAHostIsNotShown() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(DATABASE.server().jdbcUrl(DATABASE.name()));
    source.setPassword("correct-horse");
    StoreException refusal =
        Refusal.of(
            Kind.REJECTED,
            () -> PostgresStore.open(source, settings),
            "password authentication failed");
    assertThat(LogLines.trace(refusal)).doesNotContain("correct-horse");
  }

  @Test
  void theConnectionsOfAnotherDriverAreRefused() {
    DatabaseMetaData other =
        fake(DatabaseMetaData.class, Map.of("getURL", "jdbc:other:x;PASSWORD=correct-horse"));
    Connection connection =
        fake(Connection.class, Map.of("isWrapperFor", false, "getMetaData", other));
    DataSource source = fake(DataSource.class, Map.of("getConnection", connection));
    StoreException refusal =
        Refusal.of(Kind.REJECTED, () -> PostgresStore.open(source, settings), "PostgreSQL driver");
    assertThat(LogLines.trace(refusal)).doesNotContain("correct-horse");
  }

  private static HikariDataSource pool(boolean autoCommit) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(DATABASE.server().jdbcUrl(DATABASE.name()));
    config.setMaximumPoolSize(POOL);
    config.setAutoCommit(autoCommit);
    config.setConnectionInitSql(HOSTS_OWN);
    return new HikariDataSource(config);
  }

  /** What all connections of a pool have set, each of which works. */
  private static List<String> states(HikariDataSource pool) throws SQLException {
    List<Connection> all = new ArrayList<>();
    List<String> states = new ArrayList<>();
    try {
      for (int i = 0; i < POOL; i++) {
        all.add(pool.getConnection());
      }
      for (Connection connection : all) {
        states.add(state(connection));
      }
    } finally {
      for (Connection connection : all) {
        connection.close();
      }
    }
    return states;
  }

  private static String state(Connection connection) throws SQLException {
    StringBuilder state = new StringBuilder();
    state.append(connection.getAutoCommit()).append(' ').append(connection.getNetworkTimeout());
    // Often enough that the driver prepares it on the server.
    for (int i = 0; i < 10; i++) {
      try (PreparedStatement settings =
          connection.prepareStatement(
              "SELECT string_agg(name || '=' || setting, ' ' ORDER BY name) FROM pg_settings"
                  + " WHERE setting IS DISTINCT FROM reset_val AND context = ?")) {
        settings.setString(1, "user");
        try (ResultSet row = settings.executeQuery()) {
          row.next();
          state.append(i > 0 ? "" : "\n" + row.getString(1));
        }
      }
    }
    try (Statement tables = connection.createStatement();
        ResultSet row =
            tables.executeQuery(
                "SELECT count(*) FROM pg_class WHERE relnamespace = pg_my_temp_schema()"
                    + " AND relkind = 'r'")) {
      row.next();
      state.append("\ntemporary tables: ").append(row.getString(1));
    }
    return state.toString();
  }

  /** Does nothing but to answer these. */
  private static <T> T fake(Class<T> type, Map<String, Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> answers.get(method.getName())));
  }
}
