package dev.matchbook.store.postgres;

import dev.matchbook.core.OrdStatus;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.OrderQuery;

/** What is asked of {@code orders}, so that each question follows an index. */
record OrderSelects(String engine) {
  private Select orders() {
    return new Select(OrderColumns.SELECTED, "orders", engine);
  }

  /** The order with that id. */
  Select withId(long orderId) {
    return orders().and("order_id = ?", orderId).limit(1);
  }

  /** The open order of that name. */
  Select openNamed(String account, String clOrdId) {
    return named(account, clOrdId, "open");
  }

  /** The closed order of that name with the greatest id. */
  Select closedNamed(String account, String clOrdId) {
    return named(account, clOrdId, "NOT open");
  }

  private Select named(String account, String clOrdId, String which) {
    return orders()
        .and(which)
        .and("account = ? AND cl_ord_id = ?", account, clOrdId)
        .orderBy("order_id DESC")
        .limit(1);
  }

  /** The rows of a query behind a cursor. */
  Select matching(OrderQuery query, Cursor after) {
    Select select = orders().is("account", query.account()).is("symbol", query.symbol());
    if (query.side() != null) {
      select.and("side = ?", query.side().name());
    }
    if (query.isOpenOnly()) {
      select.and("open");
    } else if (query.statuses().stream().noneMatch(OrdStatus::isOpen)) {
      select.and("NOT open");
    }
    if (query.statuses().isEmpty()) {
      select.and("FALSE");
    } else if (query.statuses().size() < OrdStatus.values().length) {
      select.in("status", query.statuses());
    }
    if (query.changedSince() >= 0) {
      select.and("seq > ?", query.changedSince());
    }
    return switch (query.sort()) {
      case OLDEST_FIRST -> select.behind(after, "order_id > ?").orderBy(oldestFirst(query));
      case NEWEST_FIRST -> select.behind(after, "order_id < -?").orderBy(newestFirst(query));
      case BY_CHANGE -> select.behind(after, "(seq, order_id) > (?, ?)").orderBy("seq, order_id");
    };
  }

  /** The order of the indexes by account is that of no other index: only they can be followed. */
  private static String oldestFirst(OrderQuery query) {
    return query.account() == null ? "order_id" : "order_id NULLS FIRST";
  }

  private static String newestFirst(OrderQuery query) {
    return query.account() == null ? "order_id DESC" : "order_id DESC NULLS LAST";
  }

  /** The open orders of a market behind a cursor, in order of priority. */
  Select openIn(String symbol, Cursor after) {
    return orders()
        .and("open")
        .and("symbol = ?", symbol)
        .behind(after, "(queue, rank, turn) > (?, ?, ?)")
        .orderBy("queue, rank, turn");
  }
}
