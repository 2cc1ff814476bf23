package dev.matchbook.store.redis;

import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.TradeQuery;
import java.util.List;
import java.util.function.Consumer;

/** Answers the queries of the contract. Any thread. */
final class Reader {
  private static final int AT_ONCE = 5_000;

  private final Database database;
  private final Pages pages;
  private final Orders orders;
  private final Trades trades;

  Reader(Database database, Pages pages, Keys keys) {
    this.database = database;
    this.pages = pages;
    orders = new Orders(keys);
    trades = new Trades(keys);
  }

  Page<StoredOrder> orders(OrderQuery query, Cursor after, int limit) {
    Page.requireLimit(limit);
    if (query.statuses().isEmpty()) {
      return new Page<>(List.of(), null);
    }
    return pages.page(
        orders.of(query, after),
        new Pages.Kind<>(database.codec()::order, query::matches, query.sort()::key),
        after,
        limit);
  }

  Page<StoredOrder> openOrders(String symbol, Cursor after, int limit) {
    return pages.page(
        orders.open(symbol, after),
        new Pages.Kind<>(database.codec()::order, StoredOrder::isOpen, StoredOrder::priority),
        after,
        Page.requireLimit(limit));
  }

  Page<Trade> trades(TradeQuery query, Cursor after, int limit) {
    return pages.page(
        trades.of(query, after),
        new Pages.Kind<>(database.codec()::trade, query::matches, query::key),
        after,
        Page.requireLimit(limit));
  }

  /** Reads all open orders, page by page. */
  void openOrders(Consumer<StoredOrder> each) {
    Cursor after = null;
    do {
      Page<StoredOrder> page = orders(OrderQuery.all().open(), after, AT_ONCE);
      page.rows().forEach(each);
      after = page.next();
    } while (after != null);
  }
}
