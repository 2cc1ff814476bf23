package dev.matchbook.store.file;

import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.OrderQuery.Sort;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.PageOf;
import dev.matchbook.core.store.StoredAuthorization;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.store.file.Catalog.OpenRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Answers queries for orders: finds candidates by the indexes, reads them, and keeps those that
 * match. Any thread.
 */
final class OrderPages {
  private static final int FEW = 64;

  /** Where candidates come from; fewer than asked for only at the end. */
  private interface Candidates {
    List<OpenRow> next(int most);
  }

  private final Catalog catalog;

  OrderPages(Catalog catalog) {
    this.catalog = catalog;
  }

  Optional<StoredOrder> find(long orderId) throws IOException {
    View.Version version = catalog.findOpen(orderId);
    if (version == null && catalog.mayHaveOrder(orderId)) {
      version = catalog.view().findOrder(orderId);
    }
    return version == null ? Optional.empty() : Optional.of(read(version.place()));
  }

  Optional<StoredAuthorization> findAuthorization(long orderId) throws IOException {
    RowFetcher.Place place = catalog.findAuthorization(orderId);
    return place == null ? Optional.empty() : Optional.of(new RowFetcher().authorization(place));
  }

  Optional<StoredOrder> find(String account, String clOrdId) throws IOException {
    Predicate<StoredOrder> wanted =
        order -> account.equals(order.account()) && clOrdId.equals(order.clOrdId());
    long term = Terms.clOrdId(account, clOrdId);
    View.Version open = catalog.findOpenByClOrdId(term);
    if (open != null) {
      StoredOrder order = read(open.place());
      if (wanted.test(order)) {
        return Optional.of(order);
      }
    }
    OrderQuery query = OrderQuery.all().account(account).sort(Sort.NEWEST_FIRST);
    Candidates candidates = search(query, Sort.NEWEST_FIRST, term, null);
    List<OpenRow> found = candidates.next(FEW);
    while (!found.isEmpty()) {
      Optional<StoredOrder> first = read(found).stream().filter(wanted).findFirst();
      if (first.isPresent()) {
        return first;
      }
      found = candidates.next(FEW);
    }
    return Optional.empty();
  }

  Page<StoredOrder> page(OrderQuery query, Cursor after, int limit) throws IOException {
    Candidates candidates;
    if (query.isOpenOnly()) {
      candidates = open(query, false, after);
    } else if (query.account() != null && query.sort() == Sort.BY_CHANGE) {
      candidates = changesOf(query, after);
    } else {
      long term = query.account() == null ? 0 : Terms.account(query.account());
      candidates = search(query, query.sort(), term, after);
    }
    return page(candidates, query::matches, query.sort()::key, limit);
  }

  Page<StoredOrder> byPriority(String symbol, Cursor after, int limit) throws IOException {
    OrderQuery query = OrderQuery.all().symbol(symbol).open();
    return page(open(query, true, after), query::matches, StoredOrder::priority, limit);
  }

  private Page<StoredOrder> page(
      Candidates candidates,
      Predicate<StoredOrder> matches,
      Function<StoredOrder, Cursor> key,
      int limit)
      throws IOException {
    Page.requireLimit(limit);
    List<StoredOrder> rows = new ArrayList<>();
    List<OpenRow> found = candidates.next(limit + 1);
    while (!found.isEmpty() && rows.size() <= limit) {
      read(found).stream().filter(matches).forEach(rows::add);
      found = rows.size() > limit ? List.of() : candidates.next(limit + 1 - rows.size());
    }
    if (rows.size() <= limit) {
      return new Page<>(rows, null);
    }
    return new Page<>(rows.subList(0, limit), key.apply(rows.get(limit - 1)));
  }

  private Candidates open(OrderQuery query, boolean byPriority, Cursor after) {
    return pages(
        after, (from, most) -> catalog.open(new OpenSelection(query, byPriority, from, most)));
  }

  /** The account's orders are in no order of change: all of them are looked at for each page. */
  private Candidates changesOf(OrderQuery query, Cursor after) {
    View view = catalog.view();
    long term = Terms.account(query.account());
    return pages(
        after,
        (from, most) -> {
          PageOf<OpenRow> page = new PageOf<>(OpenRow::key, from, most);
          OrderSearch search = new OrderSearch(query, Sort.OLDEST_FIRST, term, null, view);
          while (search.next()) {
            page.add(new OpenRow(search.change(), search.place()));
          }
          return page.page().rows();
        });
  }

  private interface Chooser {
    List<OpenRow> choose(Cursor from, int most);
  }

  private static Candidates pages(Cursor after, Chooser chooser) {
    return new Candidates() {
      private Cursor from = after;

      @Override
      public List<OpenRow> next(int most) {
        List<OpenRow> found = chooser.choose(from, Math.min(most, Page.MAX_ROWS));
        from = found.isEmpty() ? from : found.get(found.size() - 1).key();
        return found;
      }
    };
  }

  private Candidates search(OrderQuery query, Sort sort, long term, Cursor after) {
    OrderSearch search = new OrderSearch(query, sort, term, after, catalog.view());
    return most -> {
      List<OpenRow> found = new ArrayList<>();
      while (found.size() < most && search.next()) {
        found.add(new OpenRow(null, search.place()));
      }
      return found;
    };
  }

  private static StoredOrder read(RowFetcher.Place place) throws IOException {
    return new RowFetcher().orders(List.of(place)).get(0);
  }

  private static List<StoredOrder> read(List<OpenRow> found) throws IOException {
    return new RowFetcher().orders(found.stream().map(OpenRow::place).toList());
  }
}
