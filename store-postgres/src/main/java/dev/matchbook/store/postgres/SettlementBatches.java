package dev.matchbook.store.postgres;

import dev.matchbook.core.Fault;
import dev.matchbook.core.SettlementState;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.SettlementBatch;
import dev.matchbook.core.store.SettlementQuery;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;

/** The rows of {@code settlement_batches}. */
final class SettlementBatches {
  private static final String COLUMNS =
      "batch_id, seq, symbol, state, parent_id, trades, root, attempts, tx_hash, block, gas_used,"
          + " confirmations, error, retry_at, retry_nanos, fault, created_at, created_nanos,"
          + " updated_at, updated_nanos";

  private static final String UPSERT =
      "INSERT INTO settlement_batches ("
          + COLUMNS
          + ", engine) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
          + " ON CONFLICT (engine, batch_id) DO UPDATE SET seq = excluded.seq,"
          + " symbol = excluded.symbol, state = excluded.state, parent_id = excluded.parent_id,"
          + " trades = excluded.trades, root = excluded.root, attempts = excluded.attempts,"
          + " tx_hash = excluded.tx_hash, block = excluded.block, gas_used = excluded.gas_used,"
          + " confirmations = excluded.confirmations, error = excluded.error,"
          + " retry_at = excluded.retry_at, retry_nanos = excluded.retry_nanos,"
          + " fault = excluded.fault, created_at = excluded.created_at,"
          + " created_nanos = excluded.created_nanos, updated_at = excluded.updated_at,"
          + " updated_nanos = excluded.updated_nanos";

  private SettlementBatches() {}

  /** The batch with that id. */
  static Select of(String engine, long batchId) {
    return rows(engine).and("batch_id = ?", batchId);
  }

  /** The rows of a query behind a cursor. */
  static Select matching(String engine, SettlementQuery query, Cursor after) {
    Select select = rows(engine).is("symbol", query.symbol());
    String order = "batch_id";
    if (query.batchId() > 0) {
      select.and("batch_id = ?", query.batchId());
    }
    if (query.state() != null) {
      select.in("state", List.of(query.state()));
      // The order of the index by state, which has no batch that is done.
      order = query.state() == SettlementState.FINAL ? order : "batch_id NULLS FIRST";
    }
    if (query.sinceSeq() > 0) {
      select.and("seq > ?", query.sinceSeq());
    }
    return select.behind(after, "batch_id > ?").orderBy(order);
  }

  private static Select rows(String engine) {
    return new Select(COLUMNS, "settlement_batches", engine);
  }

  /** Writes them, new or not. */
  static void write(Session session, String engine, List<SettlementBatch> batches)
      throws SQLException {
    if (batches.isEmpty()) {
      return;
    }
    PreparedStatement upsert = session.statement(UPSERT);
    for (SettlementBatch batch : batches) {
      set(upsert, batch);
      upsert.setString(21, engine);
      upsert.addBatch();
    }
    upsert.executeBatch();
  }

  private static void set(PreparedStatement row, SettlementBatch batch) throws SQLException {
    row.setLong(1, batch.batchId());
    row.setLong(2, batch.seq());
    row.setString(3, batch.symbol());
    row.setString(4, batch.state().name());
    row.setLong(5, batch.parentId());
    row.setObject(6, batch.trades().stream().mapToLong(id -> id).toArray());
    row.setString(7, batch.root());
    row.setInt(8, batch.attempts());
    row.setString(9, batch.txHash());
    row.setObject(10, batch.block(), Types.BIGINT);
    row.setObject(11, batch.gasUsed(), Types.BIGINT);
    row.setInt(12, batch.confirmations());
    row.setString(13, batch.error());
    row.setObject(14, Times.instant(batch.retryTs()));
    row.setShort(15, Times.below(batch.retryTs()));
    row.setString(16, batch.fault() == null ? null : batch.fault().name());
    row.setObject(17, Times.instant(batch.createdTs()));
    row.setShort(18, Times.below(batch.createdTs()));
    row.setObject(19, Times.instant(batch.updatedTs()));
    row.setShort(20, Times.below(batch.updatedTs()));
  }

  /**
   * The batch in a row.
   *
   * @throws IllegalArgumentException if the row holds none
   */
  static SettlementBatch read(ResultSet row) throws SQLException {
    String fault = row.getString(16);
    return new SettlementBatch(
        row.getLong(1),
        row.getLong(2),
        row.getString(3),
        SettlementState.valueOf(row.getString(4)),
        row.getLong(5),
        trades(row.getArray(6)),
        row.getString(7),
        row.getInt(8),
        row.getString(9),
        row.getObject(10, Long.class),
        row.getObject(11, Long.class),
        row.getInt(12),
        row.getString(13),
        Times.nanos(row, 14, 15),
        fault == null ? null : Fault.valueOf(fault),
        Times.nanos(row, 17, 18),
        Times.nanos(row, 19, 20));
  }

  private static List<Long> trades(Array ids) throws SQLException {
    return List.of((Long[]) ids.getArray());
  }
}
