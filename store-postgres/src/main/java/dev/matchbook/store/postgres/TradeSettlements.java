package dev.matchbook.store.postgres;

import dev.matchbook.core.SettlementState;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.SettlementQuery;
import dev.matchbook.core.store.StoredSettlement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of {@code settlements}, read with their trades. */
final class TradeSettlements {
  private static final String OWN = "trade_id, seq, updated_at, updated_nanos, state, batch_id";
  private static final int OWN_COUNT = 6;

  /** As {@link TradeColumns} reads it behind them; a trade that is gone is all null. */
  private static final String TRADE =
      "traded_seq, traded_at, traded_nanos, trade_id AS traded_id, symbol, price, qty, taker_side,"
          + " maker_order_id, taker_order_id, maker_account, taker_account, maker_leaves,"
          + " taker_leaves, maker_fee, taker_fee";

  private static final String SELECTED = OWN + ", " + TRADE;

  /** What is copied, in that order. */
  static final String COPIED =
      "trade_id, seq, batch_id, traded_at, updated_at, updated_nanos, engine, state";

  private static final int COPIED_COUNT = 8;

  /** In seconds and the rest each product is exact, which goes through a double. */
  private static final String UPSERT =
      "INSERT INTO settlements (engine, trade_id, seq, traded_at, updated_at, updated_nanos,"
          + " batch_id, state) SELECT ?::text, trade_id, seq,"
          + " TIMESTAMPTZ 'epoch' + traded / 1000000 * INTERVAL '1 s'"
          + " + traded % 1000000 * INTERVAL '1 us',"
          + " TIMESTAMPTZ 'epoch' + updated / 1000000 * INTERVAL '1 s'"
          + " + updated % 1000000 * INTERVAL '1 us', nanos, batch_id, state"
          + " FROM unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::smallint[],"
          + " ?::bigint[], ?::text[])"
          + " AS s (trade_id, seq, traded, updated, nanos, batch_id, state)"
          + " ON CONFLICT (engine, trade_id) DO UPDATE SET seq = excluded.seq,"
          + " updated_at = excluded.updated_at, updated_nanos = excluded.updated_nanos,"
          + " batch_id = excluded.batch_id, state = excluded.state";

  private static final String UPDATE =
      "UPDATE settlements SET seq = ?, updated_at = ?, updated_nanos = ?, batch_id = ?, state = ?"
          + " WHERE engine = ? AND trade_id = ANY (?)";

  private TradeSettlements() {}

  /** Of that trade. */
  static Select of(String engine, long tradeId) {
    return rows(engine).and("trade_id = ?", tradeId);
  }

  /** The rows of a query behind a cursor, so that it follows an index where there is one. */
  static Select matching(String engine, SettlementQuery query, Cursor after) {
    Select select = rows(engine).is("symbol", query.symbol());
    String order = "trade_id";
    if (query.batchId() > 0) {
      select.and("batch_id = ? AND batch_id > 0", query.batchId());
      order = "trade_id NULLS FIRST";
    }
    if (query.state() == SettlementState.PENDING || query.state() == SettlementState.BUSTED) {
      select.and(query.state() == SettlementState.PENDING ? "pending" : "busted");
      order = "trade_id NULLS FIRST";
    } else if (query.state() != null) {
      select.and("state = ?", query.state().name());
    }
    if (query.sinceSeq() > 0) {
      select.and("seq > ?", query.sinceSeq());
    }
    return select.behind(after, "trade_id > ?").orderBy(order);
  }

  private static Select rows(String engine) {
    return new Select(SELECTED, "trade_settlements", engine);
  }

  /**
   * Writes them where batches alone have written: those of new trades are copied, the others
   * changed; false if one of those is not there.
   *
   * @param known the last trade before them
   */
  static boolean write(
      Session session, String engine, RowCopy copy, List<StoredSettlement> rows, long known)
      throws SQLException {
    List<StoredSettlement> added = new ArrayList<>();
    Map<Change, List<Long>> changed = new LinkedHashMap<>();
    int changes = 0;
    for (StoredSettlement row : rows) {
      if (row.tradeId() > known) {
        added.add(row);
      } else {
        changed.computeIfAbsent(Change.of(row), change -> new ArrayList<>()).add(row.tradeId());
        changes++;
      }
    }
    copy.settlements(session, added);
    return changes == 0 || change(session, engine, changed) == changes;
  }

  /** What an event changes in all trades of a batch. */
  private record Change(long seq, long updatedTs, SettlementState state, long batchId) {
    static Change of(StoredSettlement row) {
      return new Change(row.seq(), row.updatedTs(), row.state(), row.batchId());
    }
  }

  /** In one round trip; returns how many rows were there. */
  private static int change(Session session, String engine, Map<Change, List<Long>> changed)
      throws SQLException {
    PreparedStatement update = session.statement(UPDATE);
    for (Map.Entry<Change, List<Long>> each : changed.entrySet()) {
      Change to = each.getKey();
      update.setLong(1, to.seq());
      update.setObject(2, Times.instant(to.updatedTs()));
      update.setShort(3, Times.below(to.updatedTs()));
      update.setLong(4, to.batchId());
      update.setString(5, to.state().name());
      update.setString(6, engine);
      update.setObject(7, each.getValue().stream().mapToLong(id -> id).toArray());
      update.addBatch();
    }
    return Arrays.stream(update.executeBatch()).sum();
  }

  /** Writes them, new or not. */
  static void writeCarefully(Session session, String engine, List<StoredSettlement> rows)
      throws SQLException {
    PreparedStatement upsert = session.statement(UPSERT);
    for (Columns<StoredSettlement> part : Columns.of(rows)) {
      upsert.setString(1, engine);
      part.numbers(upsert, 2, StoredSettlement::tradeId);
      part.numbers(upsert, 3, StoredSettlement::seq);
      part.numbers(upsert, 4, row -> Math.floorDiv(row.trade().ts(), Times.MICRO));
      part.numbers(upsert, 5, row -> Math.floorDiv(row.updatedTs(), Times.MICRO));
      part.numbers(upsert, 6, row -> Times.below(row.updatedTs()));
      part.numbers(upsert, 7, StoredSettlement::batchId);
      part.texts(upsert, 8, row -> row.state().name());
      upsert.executeUpdate();
    }
  }

  /** Writes a row of what {@link RowCopy} copies. */
  static void write(BinaryRows to, byte[] engine, StoredSettlement row) throws SQLException {
    to.row(COPIED_COUNT);
    to.number(row.tradeId());
    to.number(row.seq());
    to.number(row.batchId());
    to.instant(row.trade().ts());
    to.instant(row.updatedTs());
    to.below(row.updatedTs());
    to.encoded(engine);
    to.word(row.state());
  }

  /**
   * The settlement in a row.
   *
   * @throws IllegalArgumentException if the row holds none
   */
  static StoredSettlement read(ResultSet row) throws SQLException {
    if (row.getObject(OWN_COUNT + 1) == null) {
      throw new IllegalArgumentException("its trade is not there");
    }
    return new StoredSettlement(
        TradeColumns.read(row, OWN_COUNT),
        row.getLong(2),
        Times.nanos(row, 3, 4),
        SettlementState.valueOf(row.getString(5)),
        row.getLong(6));
  }
}
