package dev.matchbook.store.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * The connection that writes: in transactions, with statements that are prepared once. For one
 * thread at a time.
 *
 * <p>It holds the advisory lock of its engine as long as it lives. So whoever gets the lock knows
 * that nothing which an earlier session had sent is still to come.
 */
final class Session implements AutoCloseable {
  /** Who a session is to the server, to be sure of the right one when it is ended. */
  record Backend(int pid, String startedAt) {}

  /** Set in either case: what an administrator changes later is for other sessions. */
  private static final String DURABLE =
      "SELECT set_config('synchronous_commit', coalesce(nullif(current_setting("
          + "'synchronous_commit'), 'off'), 'on'), false)";

  /**
   * Rows that are looked up by their keys go through an index, whatever the server believes of a
   * table that has just been filled. Up to version 17 what cannot but be scanned seems so dear then
   * that it would be compiled each time. Planned anew each time: a plan made while a table was
   * empty would be kept when it is not.
   */
  private static final String PLANS =
      "SET enable_hashjoin = off; SET enable_mergejoin = off; SET enable_seqscan = off;"
          + " SET enable_material = off; SET plan_cache_mode = force_custom_plan; SET jit = off";

  private static final List<String> SETTINGS =
      List.of(
          "statement_timeout",
          "lock_timeout",
          "idle_in_transaction_session_timeout",
          "enable_hashjoin",
          "enable_mergejoin",
          "enable_seqscan",
          "enable_material",
          "plan_cache_mode",
          "jit",
          "synchronous_commit");

  /** Makes the statement that sets all that is set here as it is now. */
  private static final String REMEMBER =
      "SELECT 'SELECT ' || string_agg(format('set_config(%L, %L, false)', name,"
          + " current_setting(name)), ', ') FROM unnest(ARRAY['"
          + String.join("', '", SETTINGS)
          + "']) name";

  private static final String GIVE_UP =
      "DROP TABLE IF EXISTS pg_temp.staged_orders, pg_temp.staged_trades;"
          + " SELECT pg_advisory_unlock_all()";

  private static final String STAGE =
      "CREATE TEMP TABLE IF NOT EXISTS staged_orders (LIKE orders);"
          + " CREATE TEMP TABLE IF NOT EXISTS staged_trades (LIKE trades)";

  /** To truncate takes as long as to delete some hundred rows, which leaves their room behind. */
  private static final int FEW_ROWS = 200;

  private static final int DELETIONS = 100;

  private final Connection connection;
  private final PGConnection driver;
  private final Map<String, PreparedStatement> statements = new HashMap<>();
  private int timeoutBefore;
  private boolean autoCommitBefore;
  private String settingsBefore;
  private boolean staged;
  private int deletions;

  /** Takes over a connection; lets go of it where that fails. */
  Session(Connection connection, PostgresSettings settings) throws SQLException {
    this.connection = connection;
    driver = connection.unwrap(PGConnection.class);
    boolean ready = false;
    try {
      prepare(settings);
      ready = true;
    } finally {
      if (!ready) {
        abort();
      }
    }
  }

  private void prepare(PostgresSettings settings) throws SQLException {
    timeoutBefore = connection.getNetworkTimeout();
    autoCommitBefore = connection.getAutoCommit();
    connection.setNetworkTimeout(Runnable::run, settings.timeoutMillis());
    connection.setAutoCommit(false);
    settingsBefore = text(REMEMBER);
    run("SET statement_timeout = " + settings.timeoutMillis());
    run("SET lock_timeout = " + settings.timeoutMillis());
    run("SET idle_in_transaction_session_timeout = " + 2 * settings.timeoutMillis());
    run(PLANS);
    run(DURABLE);
    connection.commit();
  }

  /** The same prepared statement for the same text. */
  PreparedStatement statement(String sql) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    return statement;
  }

  /** Runs what has no parameters. */
  void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The first column of the first row as text, or null without a row. */
  String text(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? row.getString(1) : null;
    }
  }

  /** Makes the tables that rows are staged in, at first use. */
  void stage() throws SQLException {
    if (!staged) {
      run(STAGE);
      staged = true;
    }
  }

  /** Empties a table that so many rows were staged in; nothing of them outlives the transaction. */
  void unstage(String table, int rows) throws SQLException {
    boolean few = rows <= FEW_ROWS && ++deletions % DELETIONS != 0;
    statement((few ? "DELETE FROM " : "TRUNCATE ") + table).executeUpdate();
  }

  /** Starts rows into a table. */
  CopyIn copy(String table, String columns) throws SQLException {
    return driver
        .getCopyAPI()
        .copyIn("COPY " + table + " (" + columns + ") FROM STDIN (FORMAT BINARY)");
  }

  Connection connection() {
    return connection;
  }

  /** Who it is to the server. */
  Backend backend() throws SQLException {
    // Asked of the server: behind a pooler the driver knows another number.
    String pid = text("SELECT pg_backend_pid()");
    String startedAt =
        text("SELECT backend_start::text FROM pg_stat_activity WHERE pid = pg_backend_pid()");
    return new Backend(Integer.parseInt(pid), startedAt);
  }

  void commit() throws SQLException {
    connection.commit();
  }

  /** Undoes what was not committed. */
  void rollback() throws SQLException {
    staged = false;
    connection.rollback();
  }

  /** Cuts the connection under whoever is using it. Any thread. */
  void cut() {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      // It is given up either way.
    }
  }

  /** Lets go of the connection where it may not answer any more; the server undoes what is open. */
  void abort() {
    // Closed as well: a pool would wait for it for good.
    try (connection) {
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      // It is given up either way.
    }
  }

  /** Gives the connection back as it was. */
  @Override
  public void close() throws SQLException {
    try {
      connection.rollback();
      run(GIVE_UP);
      run(settingsBefore);
      connection.commit();
      connection.setAutoCommit(autoCommitBefore);
      connection.setNetworkTimeout(Runnable::run, timeoutBefore);
    } finally {
      connection.close();
    }
  }
}
