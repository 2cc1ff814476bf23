package dev.matchbook.store.memory;

import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.OrderQuery.Sort;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.PageOf;
import dev.matchbook.core.store.StoredOrder;

/**
 * Finds a page of a query's orders. Looks only at the account's or the market's where one is given;
 * where these are already in the query's order, starts behind the cursor and stops when the page is
 * full. Only an account's or a market's orders by change are all looked at.
 */
final class OrderScan {
  private final OrderQuery query;
  private final Cursor after;
  private final int limit;
  private final PageOf<StoredOrder> page;
  private int found;

  OrderScan(OrderQuery query, Cursor after, int limit) {
    this.query = query;
    this.after = after;
    this.limit = limit;
    page = new PageOf<>(query.sort()::key, after, limit);
  }

  Page<StoredOrder> page() {
    return page.page();
  }

  /** Looks at some rows. Called again, it adds what others have. */
  void over(OrderRows rows) {
    found = 0;
    if (query.account() != null) {
      overIds(rows, rows.ofAccount(query.account()));
    } else if (query.symbol() != null) {
      overIds(rows, rows.ofSymbol(query.symbol()));
    } else if (query.sort() == Sort.BY_CHANGE) {
      rows.byChange()
          .ascend(
              Start.ascending(after, query.changedSince()),
              (seq, ids) -> ids.ascend(0, (id, present) -> offer(rows.get(id))));
    } else {
      overIds(rows, rows.byId());
    }
  }

  private void overIds(OrderRows rows, LongTrie<?> ids) {
    switch (query.sort()) {
      case OLDEST_FIRST -> ids.ascend(Start.ascending(after, 0), (id, any) -> offer(rows.get(id)));
      case NEWEST_FIRST -> ids.descend(Start.descending(after), (id, any) -> offer(rows.get(id)));
      case BY_CHANGE ->
          ids.ascend(
              0,
              (id, any) -> {
                offer(rows.get(id));
                return true;
              });
    }
  }

  /** Says whether a later row can still be on the page. */
  private boolean offer(StoredOrder order) {
    if (!query.matches(order) || after != null && query.sort().key(order).compareTo(after) <= 0) {
      return true;
    }
    page.add(order);
    return ++found <= limit;
  }
}
