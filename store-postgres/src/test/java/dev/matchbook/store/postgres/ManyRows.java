package dev.matchbook.store.postgres;

import java.sql.SQLException;
import java.time.Instant;

/**
 * A database full of rows, made by the server itself: closed orders and trades evenly over three
 * months, a twelfth as many open orders, 50 accounts, 5 markets, 2 engines that take turns; what
 * was signed for each order, and as many nonces.
 */
final class ManyRows {
  static final String ENGINE = "main";
  static final long FROM_SECOND = Instant.parse("2025-01-01T00:00:00Z").getEpochSecond();
  static final long TO_SECOND = Instant.parse("2025-04-01T00:00:00Z").getEpochSecond();
  private static final long SECOND_NANOS = 1_000_000_000L;

  private static final String ORDERS =
      """
      INSERT INTO orders (order_id, seq, place, created_at, updated_at, rank, turn, created_nanos,
          updated_nanos, queue, open, waiting, all_or_none, post_only, engine, account, symbol,
          side, status, price, qty, leaves_qty, cum_qty, gross_trade_amt, shown_qty, ord_type, tif,
          stp, cl_ord_id)
        SELECT i, 2 * i, CASE WHEN %1$s THEN i ELSE 0 END, at, at, CASE WHEN %1$s THEN i %% 997 END,
          CASE WHEN %1$s THEN i END, 0, 0, CASE WHEN %1$s THEN i / 10 %% 2 END, %1$s, FALSE, FALSE,
          FALSE, CASE i %% 2 WHEN 0 THEN 'main' ELSE 'other' END, 'account-' || i / 2 %% 50,
          'SYM' || i / 2 %% 5, CASE i / 10 %% 2 WHEN 0 THEN 'BUY' ELSE 'SELL' END,
          CASE WHEN %1$s THEN 'NEW' WHEN i / 6 %% 3 = 0 THEN 'CANCELED' ELSE 'FILLED' END,
          100.00 + i %% 997, 10.000, CASE WHEN %1$s THEN 10.000 ELSE 0.000 END,
          CASE WHEN %1$s THEN 0.000 ELSE 10.000 END, 0.00000, 0.000, 'LIMIT', 'GTC', 'NONE',
          'c-' || i
        FROM (SELECT i, to_timestamp(%2$d + i::numeric * %3$d / %4$d) AS at
          FROM generate_series(%5$d, %6$d) i) numbers
      """;

  private static final String TRADES =
      """
      INSERT INTO trades (trade_id, seq, traded_at, maker_order_id, taker_order_id, traded_nanos,
          engine, symbol, price, qty, taker_side, maker_account, taker_account, maker_leaves,
          taker_leaves, maker_fee, taker_fee)
        SELECT i, 2 * i + 1, to_timestamp(%1$d + i::numeric * %2$d / %3$d), i - 2, i, 0,
          CASE i %% 2 WHEN 0 THEN 'main' ELSE 'other' END, 'SYM' || i / 2 %% 5, 100.00 + i %% 997,
          10.000, 'BUY', 'account-' || (i / 2 + 7) %% 50, 'account-' || i / 2 %% 50, 0, 0, 0, 0
        FROM generate_series(1, %3$d - 1) i
      """;

  private static final String AUTHORIZATIONS =
      """
      INSERT INTO authorizations (order_id, seq, engine, digest, signature, message)
        SELECT i, 2 * i, CASE i %% 2 WHEN 0 THEN 'main' ELSE 'other' END, lpad(i::text, 64, '0'),
          repeat('s', 132), repeat('m', 300)
        FROM generate_series(1, %1$d - 1) i
      """;

  private static final String NONCES =
      """
      INSERT INTO nonces (seq, engine, account, kind, key, value)
        SELECT 2 * i, CASE i %% 2 WHEN 0 THEN 'main' ELSE 'other' END, 'account-' || i / 2 %% 50,
          'WORD', i, i
        FROM generate_series(1, %1$d - 1) i
      """;

  /** The last two hundredth wait, and every thousandth is busted. */
  private static final String SETTLEMENTS =
      """
      INSERT INTO settlements (trade_id, seq, batch_id, traded_at, updated_at, updated_nanos,
          engine, state)
        SELECT trade_id, seq, CASE WHEN trade_id * 200 > %1$d * 199 THEN 0
          ELSE trade_id / 100 * 100 + 1 END, traded_at, traded_at, 0, engine,
          CASE WHEN trade_id * 200 > %1$d * 199 THEN 'PENDING'
          WHEN trade_id / 2 %% 1000 = 0 THEN 'BUSTED' ELSE 'SETTLED' END
        FROM trades ORDER BY trade_id
      """;

  private static final String BATCHES =
      """
      INSERT INTO settlement_batches (batch_id, seq, parent_id, created_at, updated_at, retry_at,
          attempts, confirmations, created_nanos, updated_nanos, retry_nanos, engine, symbol, state,
          root, trades)
        SELECT i, 2 * i, 0, now(), now(), now(), 1, 1, 0, 0, 0,
          CASE i %% 2 WHEN 0 THEN 'main' ELSE 'other' END, 'SYM' || i / 2 %% 5,
          CASE WHEN i + 10 > %1$d THEN 'SETTLING' WHEN i + 20 > %1$d THEN 'SETTLED'
          ELSE 'FINAL' END, '0x', ARRAY[i]
        FROM generate_series(1, %1$d) i
      """;

  private static final String AUDIT =
      """
      INSERT INTO audit (seq, order_id, other_order_id, batch_id, engine, event)
        SELECT 2 * i, i, CASE i %% 3 WHEN 0 THEN i + 1 ELSE 0 END,
          CASE i %% 100 WHEN 0 THEN i ELSE 0 END, CASE i %% 2 WHEN 0 THEN 'main' ELSE 'other' END,
          repeat('e', 200)
        FROM generate_series(1, %1$d - 1) i
      """;

  private ManyRows() {}

  /** Fills an empty database, which is not analyzed unless somebody asks for it. */
  static void fill(TestDatabase database, long rows) throws SQLException {
    database.open("engine=" + ENGINE).close();
    try (Session session = new Session(database.connect(), PostgresSettings.defaults())) {
      for (String table : new String[] {"orders_closed", "trades"}) {
        Partitions partitions = new Partitions(table);
        for (long second = FROM_SECOND; second < TO_SECOND; second += 86_400) {
          partitions.expect(second * SECOND_NANOS);
        }
        partitions.make(session);
      }
    }
    database
        .column(
            "SELECT oid::regclass FROM pg_class WHERE relkind = 'r' AND relname ~ '^(orders_|trades_|authorizations$|nonces$|settlement|audit$)'")
        .forEach(table -> database.run("ALTER TABLE " + table + " SET (autovacuum_enabled = off)"));
    long span = TO_SECOND - FROM_SECOND;
    long open = rows - rows / 12;
    database.run(
        ORDERS.formatted("FALSE", FROM_SECOND, span, rows, 1, open - 1),
        ORDERS.formatted("TRUE", FROM_SECOND, span, rows, open, rows - 1),
        TRADES.formatted(FROM_SECOND, span, rows),
        AUTHORIZATIONS.formatted(rows),
        NONCES.formatted(rows),
        SETTLEMENTS.formatted(rows),
        BATCHES.formatted(rows),
        AUDIT.formatted(rows));
  }
}
