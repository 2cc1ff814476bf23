package dev.matchbook.examples.sqlite;

import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.SettlementBatch;
import dev.matchbook.core.store.SettlementQuery;
import dev.matchbook.core.store.SettlementRows;
import dev.matchbook.core.store.StoredSettlement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The tables of what is settled: trades, and batches of them. The later state stays. */
final class SettlementTables {
  /** How far trades have settled. */
  static final Table<StoredSettlement> SETTLEMENTS =
      new Table<>(
          "settlements",
          StoredSettlement.class,
          "ON CONFLICT (tradeId) DO UPDATE SET *",
          row -> List.of());

  /** Trades that are settled as one. */
  static final Table<SettlementBatch> BATCHES =
      new Table<>(
          "settlementBatches",
          SettlementBatch.class,
          "ON CONFLICT (batchId) DO UPDATE SET *",
          row -> List.of());

  private SettlementTables() {}

  /** Writes both, in the caller's transaction. */
  static void write(Connection connection, SettlementRows rows) throws SQLException {
    SETTLEMENTS.write(connection, rows.trades());
    BATCHES.write(connection, rows.batches());
  }

  /** The row of that trade. */
  static Select ofTrade(long tradeId) {
    return SETTLEMENTS.select().is("tradeId", tradeId);
  }

  /** The batch with that id. */
  static Select withId(long batchId) {
    return BATCHES.select().is("batchId", batchId);
  }

  /** The trades of a query behind a cursor. */
  static Select trades(SettlementQuery query, Cursor after) {
    return matching(SETTLEMENTS.select(), query, after, "tradeId");
  }

  /** The batches of a query behind a cursor. */
  static Select batches(SettlementQuery query, Cursor after) {
    return matching(BATCHES.select(), query, after, "batchId");
  }

  private static Select matching(Select select, SettlementQuery query, Cursor after, String key) {
    return select
        .is("batchId", query.batchId() == 0 ? null : query.batchId())
        .is("state", query.state())
        .is("symbol", query.symbol())
        .and("seq > ?", query.sinceSeq())
        .behind(after, key + " > ?")
        .orderBy(key);
  }
}
