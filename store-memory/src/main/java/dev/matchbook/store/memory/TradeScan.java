package dev.matchbook.store.memory;

import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.PageOf;
import dev.matchbook.core.store.TradeQuery;

/**
 * Finds a page of a query's trades. Looks only at the order's, the account's or the market's where
 * one is given, from the cursor on, until the page is full.
 */
final class TradeScan {
  private final TradeQuery query;
  private final Cursor after;
  private final int limit;
  private final TradeRows rows;
  private final PageOf<Trade> page;
  private int found;

  TradeScan(TradeQuery query, Cursor after, int limit, TradeRows rows) {
    this.query = query;
    this.after = after;
    this.limit = limit;
    this.rows = rows;
    page = new PageOf<>(query::key, after, limit);
  }

  Page<Trade> page() {
    LongTrie<?> seqs = seqs();
    if (query.newestFirst()) {
      seqs.descend(
          Start.descending(after),
          (seq, any) -> seq > query.sinceSeq() && offer(rows.bySeq().get(seq)));
    } else {
      seqs.ascend(
          Start.ascending(after, query.sinceSeq()), (seq, any) -> offer(rows.bySeq().get(seq)));
    }
    return page.page();
  }

  private LongTrie<?> seqs() {
    if (query.orderId() >= 0) {
      return rows.ofOrder(query.orderId());
    }
    if (query.account() != null) {
      return rows.ofAccount(query.account());
    }
    return query.symbol() == null ? rows.bySeq() : rows.ofSymbol(query.symbol());
  }

  /** Says whether a later row can still be on the page. */
  private boolean offer(Trade trade) {
    if (!query.matches(trade) || after != null && query.key(trade).compareTo(after) <= 0) {
      return true;
    }
    page.add(trade);
    return ++found <= limit;
  }
}
