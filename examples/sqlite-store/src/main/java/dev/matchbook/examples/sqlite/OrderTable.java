package dev.matchbook.examples.sqlite;

import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.StoredOrder;
import java.util.Arrays;
import java.util.List;

/** The table of orders. A version that is not newer than the one that is there is passed over. */
final class OrderTable {
  /** The rows. */
  static final Table<StoredOrder> ORDERS =
      new Table<>(
          "orders",
          StoredOrder.class,
          "ON CONFLICT (orderId) DO UPDATE SET * WHERE excluded.seq > orders.seq",
          OrderTable::derived,
          "open",
          "queue",
          "rank",
          "turn");

  private OrderTable() {}

  private static List<?> derived(StoredOrder order) {
    if (!order.isOpen()) {
      return Arrays.asList(false, null, null, null);
    }
    Cursor priority = order.priority();
    return List.of(true, priority.first(), priority.second(), priority.third());
  }

  /** The order with that id. */
  static Select withId(long orderId) {
    return ORDERS.select().is("orderId", orderId);
  }

  /** The orders of that name, the one that it stands for first. */
  static Select named(String account, String clOrdId) {
    return ORDERS
        .select()
        .is("account", account)
        .is("clOrdId", clOrdId)
        .orderBy("open DESC, orderId DESC");
  }

  /** The rows of a query behind a cursor. */
  static Select matching(OrderQuery query, Cursor after) {
    Select select =
        ORDERS
            .select()
            .is("account", query.account())
            .is("symbol", query.symbol())
            .is("side", query.side())
            .in("status", query.statuses());
    if (query.isOpenOnly()) {
      // A literal, so that SQLite can take the indexes that hold open orders only.
      select.and("open = 1");
    }
    if (query.changedSince() >= 0) {
      select.and("seq > ?", query.changedSince());
    }
    return switch (query.sort()) {
      case OLDEST_FIRST -> select.behind(after, "orderId > ?").orderBy("orderId");
      case NEWEST_FIRST -> select.behind(after, "orderId < -?").orderBy("orderId DESC");
      case BY_CHANGE -> select.behind(after, "(seq, orderId) > (?, ?)").orderBy("seq, orderId");
    };
  }

  /** The open orders of a market behind a cursor, in order of priority. */
  static Select openIn(String symbol, Cursor after) {
    return ORDERS
        .select()
        .is("symbol", symbol)
        .and("open = 1")
        .behind(after, "(queue, rank, turn) > (?, ?, ?)")
        .orderBy("queue, rank, turn");
  }
}
