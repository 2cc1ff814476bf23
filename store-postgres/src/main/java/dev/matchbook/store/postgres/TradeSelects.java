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
    Select select;
    if (query.orderId() >= 0) {
      select = either("order_id", query.orderId(), query, after);
    } else if (query.account() != null) {
      select = either("account", query.account(), query, after);
    } else {
      select = both(query, after);
    }
    return select.orderBy(query.newestFirst() ? "seq DESC" : "seq");
  }

  /** Two selects that each follow an index, which are merged; an "or" would have to be sorted. */
  private Select either(String party, Object value, TradeQuery query, Cursor after) {
    String maker = "maker_" + party;
    String taker = "taker_" + party;
    Select takers = both(query, after).is(taker, value).and(maker + " <> ?", value);
    return both(query, after).is(maker, value).unionAll(takers);
  }

  /** What holds for the maker's and for the taker's part. */
  private Select both(TradeQuery query, Cursor after) {
    Select select = trades().is("symbol", query.symbol());
    if (query.sinceSeq() != 0) {
      select.and("seq > ?", query.sinceSeq());
    }
    if (query.account() != null && query.orderId() >= 0) {
      select.and("? IN (maker_account, taker_account)", query.account());
    }
    // The first condition chooses partitions, the second one is exact, the third one makes the
    // index
    // begin where the time does.
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
