package dev.matchbook.store.postgres;

import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.TradeQuery;

/** What is asked of {@code trades}, so that each question follows an index. */
record TradeSelects(String engine) {
  /**
   * An engine's time never goes back, so that a time is a place in its sequence. Where rows were
   * saved outside of batches they can be anywhere, and nobody knows a bound.
   */
  private static final String FROM = "seq >= coalesce(trade_seq_at(?, ?), 0)";

  private static final String TO =
      "seq <= coalesce(trade_seq_at(?, ? + interval '1 us') - 1, 9223372036854775807)";

  private Select trades() {
    return new Select(TradeColumns.SELECTED, "trades", engine);
  }

  /** The trade with that id. */
  Select withId(long tradeId) {
    return trades().and("trade_id = ?", tradeId).limit(1);
  }

  /** The rows of a query behind a cursor. */
  Select matching(TradeQuery query, Cursor after) {
    if (query.orderId() >= 0) {
      return inIndexOrder(either("order_id", query.orderId(), query, after), query);
    }
    if (query.account() != null) {
      return inIndexOrder(either("account", query.account(), query, after), query);
    }
    Select select = both(query, after);
    if (query.symbol() != null) {
      return inIndexOrder(select.and("symbol = ?", query.symbol()), query);
    }
    return select.orderBy(query.newestFirst() ? "seq DESC NULLS LAST" : "seq NULLS FIRST");
  }

  /** The order of all indexes but the one of all trades, which is not to be followed here. */
  private static Select inIndexOrder(Select select, TradeQuery query) {
    return select.orderBy(query.newestFirst() ? "seq DESC" : "seq");
  }

  /** Two selects that each follow an index, which are merged; an "or" would have to be sorted. */
  private Select either(String party, Object value, TradeQuery query, Cursor after) {
    String maker = "maker_" + party;
    String taker = "taker_" + party;
    Select takers = part(query, after).is(taker, value).and(maker + " <> ?", value);
    return part(query, after).is(maker, value).unionAll(takers);
  }

  /** A part whose market is looked at in each row: its index is not to be followed. */
  private Select part(TradeQuery query, Cursor after) {
    Select select = both(query, after);
    return query.symbol() == null ? select : select.and("(symbol = ?) IS TRUE", query.symbol());
  }

  /** What holds for every question, also for the maker's and for the taker's part. */
  private Select both(TradeQuery query, Cursor after) {
    Select select = trades();
    if (query.sinceSeq() != 0) {
      select.and("seq > ?", query.sinceSeq());
    }
    if (query.account() != null && query.orderId() >= 0) {
      select.and("? IN (maker_account, taker_account)", query.account());
    }
    // The first condition chooses partitions, the second one is exact, the third one makes the
    // index begin where the time does.
    if (query.fromTs() > 0) {
      time(select, "traded_at >= ? AND (traded_at, traded_nanos) >= (?, ?)", query.fromTs());
      bound(select, FROM, query.fromTs());
    }
    if (query.toTs() < Long.MAX_VALUE) {
      time(select, "traded_at <= ? AND (traded_at, traded_nanos) < (?, ?)", query.toTs());
      bound(select, TO, query.toTs());
    }
    return select.behind(after, query.newestFirst() ? "seq < -?" : "seq > ?");
  }

  private void bound(Select select, String condition, long nanos) {
    select.and(condition, engine, Times.instant(nanos));
  }

  private static void time(Select select, String condition, long nanos) {
    select.and(condition, Times.instant(nanos), Times.instant(nanos), Times.below(nanos));
  }
}
