package dev.matchbook.store.file;

import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.PageOf;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/** A page of the open orders that may match a query, chosen by what is known of them in memory. */
final class OpenSelection {
  private record Chosen(Cursor key, int place) {}

  private final OrderQuery query;
  private final boolean byPriority;
  private final PageOf<Chosen> page;

  /**
   * Chooses by priority or in the query's order.
   *
   * @param after behind which, or null
   */
  OpenSelection(OrderQuery query, boolean byPriority, Cursor after, int limit) {
    this.query = query;
    this.byPriority = byPriority;
    this.page = new PageOf<>(Chosen::key, after, limit);
  }

  IntPredicate filter(OpenTable open, Map<String, Integer> marketIndexes) {
    int market =
        query.symbol() == null ? -1 : marketIndexes.getOrDefault(query.symbol(), Words.NO_MARKET);
    long account = query.account() == null ? 0 : Terms.account(query.account());
    return place -> {
      long word = open.word(place);
      int rowMarket = Words.market(word);
      return (market < 0 || market == rowMarket || rowMarket == Words.NO_MARKET)
          && (account == 0 || account == open.account(place))
          && (query.side() == null || query.side() == Words.side(word))
          && query.statuses().contains(Words.status(word))
          && open.seq(place) > query.changedSince();
    };
  }

  Cursor key(OpenTable open, int place) {
    if (byPriority) {
      return open.priority(place);
    }
    return switch (query.sort()) {
      case OLDEST_FIRST -> Cursor.of(open.orderId(place));
      case NEWEST_FIRST -> Cursor.of(-open.orderId(place));
      case BY_CHANGE -> Cursor.of(open.seq(place), open.orderId(place));
    };
  }

  void add(Cursor key, int place) {
    page.add(new Chosen(key, place));
  }

  List<Catalog.OpenRow> chosen(IntFunction<RowFetcher.Place> places) {
    Page<Chosen> chosen = page.page();
    return chosen.rows().stream()
        .map(row -> new Catalog.OpenRow(row.key, places.apply(row.place)))
        .toList();
  }
}
