package dev.matchbook.store.redis;

import static dev.matchbook.store.redis.Json.field;
import static dev.matchbook.store.redis.PageRequest.GREATEST;
import static dev.matchbook.store.redis.PageRequest.LEAST;
import static dev.matchbook.store.redis.PageRequest.behind;
import static dev.matchbook.store.redis.PageRequest.downFrom;
import static dev.matchbook.store.redis.PageRequest.from;

import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.TradeQuery;

/** Says by which index, from where and with which fields the trades of a query are found. */
final class Trades {
  private final Keys keys;
  private final byte[] rowPrefix;

  Trades(Keys keys) {
    this.keys = keys;
    rowPrefix = keys.of(Keys.TRADE);
  }

  /** The trades of a query, and perhaps more; the cursor's own too. */
  PageRequest of(TradeQuery query, Cursor after) {
    byte[] since = query.sinceSeq() < 0 ? LEAST : behind(Places.id(query.sinceSeq()));
    PageRequest request = new PageRequest(rowPrefix, !query.newestFirst());
    if (query.newestFirst()) {
      request.range(index(query), newest(after), since);
    } else {
      request.range(index(query), oldest(query, after, since), GREATEST);
    }
    if (query.symbol() != null && query.account() != null) {
      request.oneOf(field("makerAccount", query.account()), field("takerAccount", query.account()));
    }
    if (query.orderId() >= 0) {
      request.oneOf(field("makerOrderId", query.orderId()), field("takerOrderId", query.orderId()));
    }
    return request;
  }

  private byte[] index(TradeQuery query) {
    if (query.symbol() != null) {
      return keys.of(Keys.tradesIn(query.symbol()));
    }
    return keys.of(query.account() != null ? Keys.tradesOf(query.account()) : Keys.TRADES);
  }

  private static byte[] oldest(TradeQuery query, Cursor after, byte[] since) {
    return after == null || after.first() <= query.sinceSeq() || after.first() < 0
        ? since
        : from(Places.id(after.first()));
  }

  private static byte[] newest(Cursor after) {
    if (after == null || after.first() == Long.MIN_VALUE) {
      return GREATEST;
    }
    return after.first() > 0 ? LEAST : downFrom(Places.id(-after.first()));
  }
}
