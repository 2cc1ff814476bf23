package dev.matchbook.store.file;

import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.TradeQuery;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers queries for trades as {@link OrderPages} does for orders. Any thread. */
final class TradePages {
  private final Catalog catalog;

  TradePages(Catalog catalog) {
    this.catalog = catalog;
  }

  Optional<Trade> find(long tradeId) throws IOException {
    RowFetcher.Place place =
        catalog.mayHaveTrade(tradeId) ? catalog.view().findTrade(tradeId) : null;
    return place == null
        ? Optional.empty()
        : Optional.of(new RowFetcher().trades(List.of(place)).get(0));
  }

  Page<Trade> page(TradeQuery query, Cursor after, int limit) throws IOException {
    Page.requireLimit(limit);
    TradeSearch search = search(query, after);
    List<Trade> rows = new ArrayList<>();
    boolean more = true;
    while (more && rows.size() <= limit) {
      List<RowFetcher.Place> found = new ArrayList<>();
      while (found.size() <= limit - rows.size() && (more = search.next())) {
        found.add(search.place());
      }
      new RowFetcher().trades(found).stream().filter(query::matches).forEach(rows::add);
    }
    if (rows.size() <= limit) {
      return new Page<>(rows, null);
    }
    return new Page<>(rows.subList(0, limit), query.key(rows.get(limit - 1)));
  }

  private TradeSearch search(TradeQuery query, Cursor after) {
    boolean down = query.newestFirst();
    long behind = after == null ? -1 : after.first();
    long from = down ? query.sinceSeq() : Math.max(query.sinceSeq(), behind);
    long to = down && after != null ? -after.first() - 1 : Long.MAX_VALUE;
    TradeFilter filter = new TradeFilter(query, from, to);
    return new TradeSearch(
        catalog.view().tradeRuns(filter), filter, query.fromTs(), query.toTs(), down);
  }
}
