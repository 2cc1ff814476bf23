package dev.matchbook.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.AuditQuery;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.SettlementBatch;
import dev.matchbook.core.store.SettlementQuery;
import dev.matchbook.core.store.StoredNonce;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.StoredSettlement;
import dev.matchbook.core.store.TradeQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A query, asked page by page. Each page is checked by itself: full unless it is the last, rows in
 * ascending order of their keys and behind the cursor, {@code next} the key of the last row.
 *
 * @param <T> an order, a trade, a nonce, a settlement, a batch of trades or an event
 */
final class Pages<T> {
  private static final int WIDE = 997;

  /** Where the pages come from. */
  interface Source<T> {
    Page<T> page(Cursor after, int limit);
  }

  private final String what;
  private final Source<T> source;
  private final Function<T, Cursor> key;

  private Pages(String what, Source<T> source, Function<T, Cursor> key) {
    this.what = what;
    this.source = source;
    this.key = key;
  }

  static Pages<StoredOrder> orders(ExchangeStore store, OrderQuery query) {
    return new Pages<>(
        Describe.query(query),
        (after, limit) -> store.orders(query, after, limit),
        query.sort()::key);
  }

  static Pages<StoredOrder> openOrders(ExchangeStore store, String symbol) {
    return new Pages<>(
        "open orders of " + symbol,
        (after, limit) -> store.openOrders(symbol, after, limit),
        StoredOrder::priority);
  }

  static Pages<Trade> trades(ExchangeStore store, TradeQuery query) {
    return new Pages<>(
        Describe.query(query), (after, limit) -> store.trades(query, after, limit), query::key);
  }

  static Pages<StoredNonce> nonces(ExchangeStore store) {
    return new Pages<>("nonces", store::nonces, nonce -> Cursor.of(nonce.seq()));
  }

  static Pages<StoredSettlement> settlements(ExchangeStore store, SettlementQuery query) {
    return new Pages<>(
        "settlements of " + query,
        (after, limit) -> store.settlements(query, after, limit),
        row -> Cursor.of(row.tradeId()));
  }

  static Pages<SettlementBatch> settlementBatches(ExchangeStore store, SettlementQuery query) {
    return new Pages<>(
        "settlement batches of " + query,
        (after, limit) -> store.settlementBatches(query, after, limit),
        row -> Cursor.of(row.batchId()));
  }

  static Pages<Event> audit(ExchangeStore store, AuditQuery query) {
    return new Pages<>(
        "audit of " + query,
        (after, limit) -> store.audit(query, after, limit),
        event -> Cursor.of(event.seq()));
  }

  /** All rows. */
  List<T> all() {
    return all(WIDE);
  }

  /** All rows, in pages of that many. */
  List<T> all(int limit) {
    List<T> rows = new ArrayList<>();
    Cursor after = null;
    do {
      Page<T> page = page(after, limit);
      rows.addAll(page.rows());
      after = page.next();
    } while (after != null);
    return rows;
  }

  /** One page. */
  Page<T> page(Cursor after, int limit) {
    Page<T> page = source.page(after, limit);
    String where = what + ", page of " + limit + " behind " + after;
    Cursor before = after;
    for (T row : page.rows()) {
      Cursor at = key.apply(row);
      if (before != null && at.compareTo(before) <= 0) {
        throw new AssertionError(where + ": row with key " + at + " comes behind key " + before);
      }
      before = at;
    }
    int rows = page.rows().size();
    assertThat(rows).as("%s: rows", where).isLessThanOrEqualTo(limit);
    if (page.hasNext()) {
      assertThat(rows).as("%s: rows of a page that is not the last", where).isEqualTo(limit);
      assertThat(page.next()).as("%s: next is the key of the last row", where).isEqualTo(before);
    }
    return page;
  }
}
