package dev.matchbook.store.redis;

import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.Seen;
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
    return findOrders(query, after, limit).page();
  }

  /** Open orders are never forgotten; of closed ones nobody knows which were. */
  Seen<Page<StoredOrder>> seeOrders(OrderQuery query, Cursor after, int limit) {
    return seen(findOrders(query, after, limit), query.isOpenOnly() ? 0 : Long.MAX_VALUE);
  }

  private Pages.Found<StoredOrder> findOrders(OrderQuery query, Cursor after, int limit) {
    Page.requireLimit(limit);
    if (query.statuses().isEmpty()) {
      return new Pages.Found<>(new Page<>(List.of(), null), null, true, 0);
    }
    return pages.page(
        orders.of(query, after),
        new Pages.Kind<>(database.codec()::order, query::matches, query.sort()::key),
        after,
        limit);
  }

  Page<StoredOrder> openOrders(String symbol, Cursor after, int limit) {
    return findOpenOrders(symbol, after, limit).page();
  }

  Seen<Page<StoredOrder>> seeOpenOrders(String symbol, Cursor after, int limit) {
    return seen(findOpenOrders(symbol, after, limit), 0);
  }

  private Pages.Found<StoredOrder> findOpenOrders(String symbol, Cursor after, int limit) {
    return pages.page(
        orders.open(symbol, after),
        new Pages.Kind<>(database.codec()::order, StoredOrder::isOpen, StoredOrder::priority),
        after,
        Page.requireLimit(limit));
  }

  Page<Trade> trades(TradeQuery query, Cursor after, int limit) {
    return findTrades(query, after, limit).page();
  }

  /** A market's trades are forgotten from its first one on; an account's here and there. */
  Seen<Page<Trade>> seeTrades(TradeQuery query, Cursor after, int limit) {
    Pages.Found<Trade> found = findTrades(query, after, limit);
    boolean isIndexed = query.account() == null && query.orderId() < 0;
    return seen(found, isIndexed ? found.wholeSince() : Long.MAX_VALUE);
  }

  private Pages.Found<Trade> findTrades(TradeQuery query, Cursor after, int limit) {
    return pages.page(
        trades.of(query, after),
        new Pages.Kind<>(database.codec()::trade, query::matches, query::key),
        after,
        Page.requireLimit(limit));
  }

  private <T> Seen<Page<T>> seen(Pages.Found<T> found, long wholeSince) {
    Head head = found.head() == null ? database.head() : database.head(found.head());
    long since = found.isOneMoment() ? wholeSince : Long.MAX_VALUE;
    return new Seen<>(found.page(), head.checkpoint(), since);
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
