package dev.matchbook.jmh.store;

import dev.matchbook.core.engine.JournaledEngine;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.jmh.run.Median;
import dev.matchbook.spi.Stores;
import dev.matchbook.spi.json.EventWriter;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.Locale;

/**
 * An engine made anew from the open orders of a PostgreSQL store, and a bare {@code SELECT} of the
 * same rows, column by column, in turn.
 */
public final class Recovery {
  private static final int BATCH = 10_000;
  private static final double NANOS = 1e9;

  private final String uri;
  private final String engine;
  private final PrintWriter out;
  private long seen;

  /** On a new store. */
  public Recovery(String uri, String engine, PrintWriter out) {
    this.uri = uri + "&engine=" + engine;
    this.engine = engine;
    this.out = out;
  }

  /** Makes the orders, runs and prints medians. */
  public void run(int open, int rounds) throws SQLException {
    fill(open);
    double[] recovered = new double[rounds];
    double[] selected = new double[rounds];
    for (int round = 0; round <= rounds; round++) {
      double engineSeconds = recover(open);
      double bareSeconds = select(open);
      if (round > 0) {
        recovered[round - 1] = engineSeconds;
        selected[round - 1] = bareSeconds;
      }
    }
    double ours = Median.of(recovered);
    double bare = Median.of(selected);
    out.printf(
        Locale.ROOT,
        "%,d open orders: recovery %.2f s, bare SELECT %.2f s: %.2f times%n",
        open,
        ours,
        bare,
        ours / bare);
    out.flush();
  }

  private void fill(int open) {
    try (ExchangeStore store = Stores.open(uri)) {
      OrderBatches batches = new OrderBatches(store.checkpoint());
      for (int made = 0; made < open; made += BATCH) {
        store.commit(batches.next(Math.min(BATCH, open - made), true));
      }
    }
  }

  private double recover(int open) {
    try (ExchangeStore store = Stores.open(uri)) {
      long start = System.nanoTime();
      JournaledEngine engine =
          JournaledEngine.on(store, new EventWriter(OutputStream.nullOutputStream()));
      double seconds = (System.nanoTime() - start) / NANOS;
      requireSame(open, engine.engine().openOrders());
      return seconds;
    }
  }

  private double select(int open) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:" + uri)) {
      connection.setAutoCommit(false);
      long start = System.nanoTime();
      long rows = 0;
      try (PreparedStatement all =
          connection.prepareStatement("SELECT * FROM orders_open WHERE engine = ?")) {
        all.setString(1, engine);
        all.setFetchSize(BATCH);
        try (ResultSet row = all.executeQuery()) {
          int[] types = types(row);
          while (row.next()) {
            read(row, types);
            rows++;
          }
        }
      }
      double seconds = (System.nanoTime() - start) / NANOS;
      requireSame(open, rows);
      return seconds;
    }
  }

  private static int[] types(ResultSet rows) throws SQLException {
    int[] types = new int[rows.getMetaData().getColumnCount()];
    for (int i = 0; i < types.length; i++) {
      String name = rows.getMetaData().getColumnTypeName(i + 1);
      types[i] =
          name.equals("timestamptz")
              ? Types.TIMESTAMP_WITH_TIMEZONE
              : rows.getMetaData().getColumnType(i + 1);
    }
    return types;
  }

  private void read(ResultSet row, int[] types) throws SQLException {
    for (int i = 1; i <= types.length; i++) {
      switch (types[i - 1]) {
        case Types.BIGINT -> seen += row.getLong(i);
        case Types.SMALLINT -> seen += row.getShort(i);
        case Types.BIT -> seen += row.getBoolean(i) ? 1 : 0;
        case Types.NUMERIC -> see(row.getBigDecimal(i));
        case Types.TIMESTAMP_WITH_TIMEZONE -> see(row.getObject(i, OffsetDateTime.class));
        default -> see(row.getString(i));
      }
    }
  }

  private void see(Object value) {
    seen += value == null ? 0 : 1;
  }

  private static void requireSame(long expected, long found) {
    if (expected != found) {
      throw new IllegalStateException("expected " + expected + " orders, found " + found);
    }
  }
}
