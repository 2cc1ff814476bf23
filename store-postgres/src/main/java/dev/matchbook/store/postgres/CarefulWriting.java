package dev.matchbook.store.postgres;

import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.StoredOrder;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes rows of which nothing is known: each is staged, and goes in where the one that is there is
 * older or there is none.
 */
final class CarefulWriting {
  private static final String KNOWN_ORDERS =
      "DELETE FROM staged_orders s USING orders o"
          + " WHERE o.engine = s.engine AND o.order_id = s.order_id AND o.seq >= s.seq";
  private static final String OLD_ORDERS =
      "DELETE FROM orders o USING staged_orders s"
          + " WHERE o.engine = s.engine AND o.order_id = s.order_id";
  private static final String NEW_ORDERS =
      "INSERT INTO orders (%1$s) SELECT %1$s FROM staged_orders".formatted(OrderColumns.WRITTEN);
  private static final String NEW_TRADES =
      ("INSERT INTO trades (%1$s) SELECT %1$s FROM staged_trades s WHERE NOT EXISTS"
              + " (SELECT FROM trades t WHERE t.engine = s.engine AND t.trade_id = s.trade_id)")
          .formatted(TradeColumns.WRITTEN);
  private static final String ASIDE =
      "UPDATE checkpoints SET saved_aside = TRUE WHERE engine = ? AND NOT saved_aside";

  private final String engine;
  private final RowCopy copy;
  private final Partitions closedPartitions;
  private final Partitions tradePartitions;

  CarefulWriting(
      String engine, RowCopy copy, Partitions closedPartitions, Partitions tradePartitions) {
    this.engine = engine;
    this.copy = copy;
    this.closedPartitions = closedPartitions;
    this.tradePartitions = tradePartitions;
  }

  /** Remembers that batches cannot rely on their chain alone any more. */
  void aside(Session session) throws SQLException {
    PreparedStatement aside = session.statement(ASIDE);
    aside.setString(1, engine);
    aside.executeUpdate();
  }

  /** Makes room for rows. */
  void prepare(Session session, Collection<StoredOrder> orders, Collection<Trade> trades)
      throws SQLException {
    for (StoredOrder order : orders) {
      if (!order.isOpen()) {
        closedPartitions.expect(order.createdTs());
      }
    }
    trades.forEach(trade -> tradePartitions.expect(trade.ts()));
    closedPartitions.make(session);
    tradePartitions.make(session);
  }

  /** Writes orders, each unless its version is not newer. */
  void orders(Session session, Collection<StoredOrder> orders) throws SQLException {
    if (orders.isEmpty()) {
      return;
    }
    Map<Long, StoredOrder> newest = new LinkedHashMap<>();
    for (StoredOrder order : orders) {
      newest.merge(order.orderId(), order, (a, b) -> b.seq() > a.seq() ? b : a);
    }
    session.stage();
    copy.orders(session, "staged_orders", newest.values());
    session.statement(KNOWN_ORDERS).executeUpdate();
    session.statement(OLD_ORDERS).executeUpdate();
    session.statement(NEW_ORDERS).executeUpdate();
    session.unstage("staged_orders", newest.size());
  }

  /** Writes trades, each unless it is there. */
  void trades(Session session, Collection<Trade> trades) throws SQLException {
    if (trades.isEmpty()) {
      return;
    }
    Map<Long, Trade> first = new LinkedHashMap<>();
    trades.forEach(trade -> first.putIfAbsent(trade.tradeId(), trade));
    session.stage();
    copy.trades(session, "staged_trades", first.values());
    session.statement(NEW_TRADES).executeUpdate();
    session.unstage("staged_trades", first.size());
  }
}
