package dev.matchbook.store.postgres;

import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.StoredOrder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Collection;
import org.postgresql.copy.CopyIn;

/** Copies an engine's rows into tables. For one thread. */
final class RowCopy {
  private final BinaryRows rows = new BinaryRows();
  private final byte[] engine;

  RowCopy(String engine) {
    this.engine = engine.getBytes(StandardCharsets.US_ASCII);
  }

  /** Copies orders into a table that has the columns of {@code orders}. */
  void orders(Session session, String table, Collection<StoredOrder> orders) throws SQLException {
    if (!orders.isEmpty()) {
      CopyIn copy = session.copy(table, OrderColumns.WRITTEN);
      try {
        rows.start(copy);
        for (StoredOrder order : orders) {
          OrderColumns.write(rows, engine, order);
        }
        rows.finish();
      } finally {
        cancel(copy);
      }
    }
  }

  /** Copies trades into a table that has the columns of {@code trades}. */
  void trades(Session session, String table, Collection<Trade> trades) throws SQLException {
    if (!trades.isEmpty()) {
      CopyIn copy = session.copy(table, TradeColumns.WRITTEN);
      try {
        rows.start(copy);
        for (Trade trade : trades) {
          TradeColumns.write(rows, engine, trade);
        }
        rows.finish();
      } finally {
        cancel(copy);
      }
    }
  }

  /** A copy that was broken off keeps the connection to itself. */
  private static void cancel(CopyIn copy) throws SQLException {
    if (copy.isActive()) {
      copy.cancelCopy();
    }
  }
}
