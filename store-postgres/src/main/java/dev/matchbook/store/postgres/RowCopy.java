package dev.matchbook.store.postgres;

import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.StoredSettlement;
import dev.matchbook.spi.json.EventEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Collection;
import org.postgresql.copy.CopyIn;

/** Copies an engine's rows into tables. For one thread. */
final class RowCopy {
  private final BinaryRows rows = new BinaryRows();
  private final EventEncoder events = new EventEncoder();
  private final byte[] engine;

  RowCopy(String engine) {
    this.engine = engine.getBytes(StandardCharsets.US_ASCII);
  }

  /** Writes one row. */
  private interface RowWriter<T> {
    void write(T row) throws SQLException;
  }

  /** Copies orders into a table that has the columns of {@code orders}. */
  void orders(Session session, String table, Collection<StoredOrder> orders) throws SQLException {
    copy(
        session,
        table,
        OrderColumns.WRITTEN,
        orders,
        order -> OrderColumns.write(rows, engine, order));
  }

  /** Copies trades into a table that has the columns of {@code trades}. */
  void trades(Session session, String table, Collection<Trade> trades) throws SQLException {
    copy(
        session,
        table,
        TradeColumns.WRITTEN,
        trades,
        trade -> TradeColumns.write(rows, engine, trade));
  }

  /** Copies settlements of trades that have none yet. */
  void settlements(Session session, Collection<StoredSettlement> settlements) throws SQLException {
    copy(
        session,
        "settlements",
        TradeSettlements.COPIED,
        settlements,
        row -> TradeSettlements.write(rows, engine, row));
  }

  /** Adds to the audit trail. */
  void audit(Session session, Collection<Event> audit) throws SQLException {
    copy(
        session,
        "audit",
        AuditRows.COPIED,
        audit,
        event -> AuditRows.write(rows, engine, events, event));
  }

  private <T> void copy(
      Session session, String table, String columns, Collection<T> all, RowWriter<T> writer)
      throws SQLException {
    if (all.isEmpty()) {
      return;
    }
    CopyIn copy = session.copy(table, columns);
    try {
      rows.start(copy);
      for (T row : all) {
        writer.write(row);
      }
      rows.finish();
    } finally {
      // A copy that was broken off keeps the connection to itself.
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }
}
