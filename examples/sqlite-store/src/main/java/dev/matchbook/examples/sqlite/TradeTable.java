package dev.matchbook.examples.sqlite;

import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.TradeQuery;
import java.util.List;

/** The table of trades. One that is there is passed over. */
final class TradeTable {
  /** The rows. */
  static final Table<Trade> TRADES =
      new Table<>("trades", Trade.class, "ON CONFLICT (tradeId) DO NOTHING", trade -> List.of());

  private TradeTable() {}

  /** The trade with that id. */
  static Select withId(long tradeId) {
    return TRADES.select().is("tradeId", tradeId);
  }

  /** The rows of a query behind a cursor. */
  static Select matching(TradeQuery query, Cursor after) {
    Select select;
    if (query.orderId() >= 0) {
      select = either("OrderId", query.orderId(), query, after);
    } else if (query.account() != null) {
      select = either("Account", query.account(), query, after);
    } else {
      select = both(query, after);
    }
    return select.orderBy(query.newestFirst() ? "seq DESC" : "seq");
  }

  /**
   * Two selects that each follow an index, which SQLite merges; an "or" would have to be sorted.
   */
  private static Select either(String party, Object value, TradeQuery query, Cursor after) {
    String maker = "maker" + party;
    String taker = "taker" + party;
    Select takers = both(query, after).is(taker, value).and(maker + " <> ?", value);
    return both(query, after).is(maker, value).unionAll(takers);
  }

  /** What holds for the maker's and for the taker's part. */
  private static Select both(TradeQuery query, Cursor after) {
    Select select = TRADES.select().is("symbol", query.symbol()).and("seq > ?", query.sinceSeq());
    if (query.account() != null) {
      select.and("? IN (makerAccount, takerAccount)", query.account());
    }
    if (query.fromTs() > 0) {
      select.and("ts >= ?", query.fromTs());
    }
    if (query.toTs() < Long.MAX_VALUE) {
      select.and("ts < ?", query.toTs());
    }
    return select.behind(after, query.newestFirst() ? "seq < -?" : "seq > ?");
  }
}
