package dev.matchbook.store.redis;

import static dev.matchbook.store.redis.Json.field;
import static dev.matchbook.store.redis.PageRequest.GREATEST;
import static dev.matchbook.store.redis.PageRequest.LEAST;
import static dev.matchbook.store.redis.PageRequest.behind;
import static dev.matchbook.store.redis.PageRequest.downFrom;
import static dev.matchbook.store.redis.PageRequest.from;

import dev.matchbook.core.OrdStatus;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.OrderQuery.Sort;
import java.util.Set;

/** Says by which index, from where and with which fields the orders of a query are found. */
final class Orders {
  private final Keys keys;
  private final byte[] rowPrefix;

  Orders(Keys keys) {
    this.keys = keys;
    rowPrefix = keys.of(Keys.ORDER);
  }

  /** The orders of a query, and perhaps more; the cursor's own too. */
  PageRequest of(OrderQuery query, Cursor after) {
    PageRequest request =
        switch (query.sort()) {
          case OLDEST_FIRST -> request(true).range(index(query), oldest(after), GREATEST);
          case NEWEST_FIRST -> request(false).range(index(query), newest(after), LEAST);
          case BY_CHANGE ->
              request(true).range(keys.of(Keys.CHANGES), change(query, after), GREATEST);
        };
    boolean owned = query.account() != null && query.sort() == Sort.BY_CHANGE;
    if (owned) {
      request.oneOf(field("account", query.account()));
    }
    if (query.symbol() != null) {
      request.oneOf(field("symbol", query.symbol()));
    }
    if (query.side() != null) {
      request.oneOf(field("side", query.side().name()));
    }
    test(request, query.statuses());
    return request;
  }

  private PageRequest request(boolean ascending) {
    return new PageRequest(rowPrefix, ascending);
  }

  private static void test(PageRequest request, Set<OrdStatus> statuses) {
    if (statuses.size() < OrdStatus.values().length) {
      request.oneOf(
          statuses.stream().map(each -> field("status", each.name())).toArray(byte[][]::new));
    }
  }

  private byte[] index(OrderQuery query) {
    boolean open = query.isOpenOnly();
    if (query.account() == null) {
      return keys.of(open ? Keys.OPEN : Keys.ORDERS);
    }
    return keys.of(open ? Keys.openOf(query.account()) : Keys.ordersOf(query.account()));
  }

  private static byte[] oldest(Cursor after) {
    return after == null || after.first() < 0 ? LEAST : from(Places.id(after.first()));
  }

  private static byte[] newest(Cursor after) {
    if (after == null || after.first() == Long.MIN_VALUE) {
      return GREATEST;
    }
    return after.first() > 0 ? LEAST : downFrom(Places.id(-after.first()));
  }

  private static byte[] change(OrderQuery query, Cursor after) {
    long since = query.changedSince();
    if (after == null || after.first() <= since || after.first() < 0) {
      return since < 0 ? LEAST : behind(Places.id(since));
    }
    return from(Places.event(after.first(), Math.max(after.second(), 0)));
  }

  /** The open orders of a market by priority, and perhaps the cursor's own. */
  PageRequest open(String symbol, Cursor after) {
    PageRequest request = request(true);
    long queue = after == null ? -1 : after.first();
    if (queue < 1) {
      request.range(keys.of(Keys.bids(symbol)), queue < 0 ? LEAST : place(after), GREATEST);
    }
    if (queue < 2) {
      request.range(keys.of(Keys.asks(symbol)), queue < 1 ? LEAST : place(after), GREATEST);
    }
    if (queue < 3) {
      request.range(keys.of(Keys.waiting(symbol)), queue < 2 ? LEAST : turn(after), GREATEST);
    }
    return request;
  }

  private static byte[] place(Cursor after) {
    return from(Places.book(after.second(), after.third()));
  }

  private static byte[] turn(Cursor after) {
    boolean all = after.second() < 0 || after.second() == 0 && after.third() < 0;
    return all ? LEAST : from(Places.id(after.second() > 0 ? Long.MAX_VALUE : after.third()));
  }
}
