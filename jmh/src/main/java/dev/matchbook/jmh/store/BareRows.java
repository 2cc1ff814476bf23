package dev.matchbook.jmh.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/**
 * The rows that a store wrote, written once more by the bare driver: new rows with binary {@code
 * COPY}, changed ones with {@code UPDATE … FROM unnest}. One transaction a batch.
 */
final class BareRows implements AutoCloseable {
  /** What is written. */
  enum Kind {
    /** New orders that stay open. */
    OPEN("orders_open", "order_id"),
    /** Orders that are closed when they are first written. */
    CLOSED("orders_closed_2023_11", "order_id"),
    /** Fills of open orders. */
    UPDATES("orders_open", "order_id"),
    /** Trades. */
    TRADES("trades_2023_11", "trade_id");

    private final String table;
    private final String id;

    Kind(String table, String id) {
      this.table = table;
      this.id = id;
    }

    boolean open() {
      return this != CLOSED;
    }
  }

  private static final double NANOS = 1e9;
  private static final String UPDATE =
      "UPDATE bare o SET seq = u.seq, status = u.status, leaves_qty = u.leaves_qty,"
          + " cum_qty = u.cum_qty, gross_trade_amt = u.gross_trade_amt, shown_qty = u.shown_qty,"
          + " updated_at = u.updated_at, updated_nanos = u.updated_nanos"
          + " FROM (SELECT ?::text AS engine, * FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?) AS r"
          + " (order_id, seq, status, leaves_qty, cum_qty, gross_trade_amt, shown_qty, updated_at,"
          + " updated_nanos) OFFSET 0) u WHERE o.engine = u.engine AND o.order_id = u.order_id";
  private static final String[] TYPES = {
    "int8", "int8", "text", "numeric", "numeric", "numeric", "numeric", "timestamptz", "int2"
  };
  private static final String COLUMNS =
      "array_agg(order_id ORDER BY order_id), array_agg(seq ORDER BY order_id),"
          + " array_agg(status ORDER BY order_id), array_agg(leaves_qty ORDER BY order_id),"
          + " array_agg(cum_qty ORDER BY order_id), array_agg(gross_trade_amt ORDER BY order_id),"
          + " array_agg(shown_qty ORDER BY order_id), array_agg(updated_at ORDER BY order_id),"
          + " array_agg(updated_nanos ORDER BY order_id)";

  private final Connection connection;
  private final CopyManager copy;
  private final String engine;
  private final Kind kind;

  /** The rows of an engine, and a table beside them. */
  BareRows(String uri, String engine, Kind kind) throws SQLException {
    this.engine = engine;
    this.kind = kind;
    connection = DriverManager.getConnection("jdbc:" + uri);
    copy = connection.unwrap(PGConnection.class).getCopyAPI();
    run("DROP TABLE IF EXISTS bare");
    run("CREATE TABLE bare (LIKE " + kind.table + " INCLUDING ALL) WITH (fillfactor = 70)");
    run("SET enable_hashjoin = off");
    run("SET enable_mergejoin = off");
    run("SET enable_seqscan = off");
    connection.setAutoCommit(false);
  }

  double seconds(int group, int groups) throws SQLException, IOException {
    return kind == Kind.UPDATES ? updated(group, groups) : copied(group, groups);
  }

  private double copied(int group, int groups) throws SQLException, IOException {
    List<byte[]> rows = new ArrayList<>();
    for (int i = 0; i < groups; i++) {
      rows.add(rows(i * group, (i + 1) * group));
    }
    connection.commit();
    long start = System.nanoTime();
    for (byte[] batch : rows) {
      copy(batch);
      connection.commit();
    }
    return (System.nanoTime() - start) / NANOS;
  }

  private double updated(int group, int groups) throws SQLException, IOException {
    copy(rows(0, group * groups));
    connection.commit();
    List<Object[]> arrays = new ArrayList<>();
    for (int i = 0; i < groups; i++) {
      arrays.add(arrays(i * group, (i + 1) * group));
    }
    connection.commit();
    try (PreparedStatement update = connection.prepareStatement(UPDATE)) {
      long start = System.nanoTime();
      for (Object[] columns : arrays) {
        for (int i = 0; i < TYPES.length; i++) {
          update.setArray(i + 2, connection.createArrayOf(TYPES[i], (Object[]) columns[i]));
        }
        update.setString(1, engine);
        if (update.executeUpdate() != group) {
          throw new IllegalStateException("not as many rows as were named");
        }
        connection.commit();
      }
      return (System.nanoTime() - start) / NANOS;
    }
  }

  private String where(int from, int to) {
    return " FROM "
        + kind.table
        + " WHERE engine = '"
        + engine
        + "' AND "
        + kind.id
        + " > "
        + from
        + " AND "
        + kind.id
        + " <= "
        + to;
  }

  private byte[] rows(int from, int to) throws SQLException, IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String select = "SELECT *" + where(from, to) + " ORDER BY " + kind.id;
    copy.copyOut("COPY (" + select + ") TO STDOUT (FORMAT BINARY)", bytes);
    return bytes.toByteArray();
  }

  private Object[] arrays(int from, int to) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT " + COLUMNS + where(from, to))) {
      row.next();
      Object[] columns = new Object[TYPES.length];
      for (int i = 0; i < columns.length; i++) {
        Array array = row.getArray(i + 1);
        columns[i] = array.getArray();
      }
      return columns;
    }
  }

  private void copy(byte[] rows) throws SQLException {
    CopyIn target = copy.copyIn("COPY bare FROM STDIN (FORMAT BINARY)");
    target.writeToCopy(rows, 0, rows.length);
    target.endCopy();
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
