package dev.matchbook.store.file;

import dev.matchbook.core.event.Event;
import dev.matchbook.core.store.AuditQuery;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.SettlementBatch;
import dev.matchbook.core.store.SettlementQuery;
import dev.matchbook.core.store.StoredSettlement;
import dev.matchbook.store.file.SettledCatalog.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** Answers queries for settlements and for the audit trail, as {@link OrderPages}. Any thread. */
final class SettledPages {
  private final Catalog catalog;

  SettledPages(Catalog catalog) {
    this.catalog = catalog;
  }

  private interface Reader<T> {
    List<T> read(List<RowFetcher.Place> places) throws IOException;
  }

  Optional<StoredSettlement> find(long tradeId) throws IOException {
    RowFetcher.Place place = catalog.findSettled(Kind.TRADES, tradeId);
    return place == null
        ? Optional.empty()
        : Optional.of(new RowFetcher().settlements(List.of(place)).get(0));
  }

  Optional<SettlementBatch> findBatch(long batchId) throws IOException {
    RowFetcher.Place place = catalog.findSettled(Kind.BATCHES, batchId);
    return place == null
        ? Optional.empty()
        : Optional.of(new RowFetcher().settlementBatches(List.of(place)).get(0));
  }

  Page<StoredSettlement> page(SettlementQuery query, Cursor after, int limit) throws IOException {
    return page(
        Kind.TRADES,
        query,
        query::matches,
        places -> new RowFetcher().settlements(places),
        StoredSettlement::tradeId,
        after,
        limit);
  }

  Page<SettlementBatch> batches(SettlementQuery query, Cursor after, int limit) throws IOException {
    return page(
        Kind.BATCHES,
        query,
        query::matches,
        places -> new RowFetcher().settlementBatches(places),
        SettlementBatch::batchId,
        after,
        limit);
  }

  private <T> Page<T> page(
      Kind kind,
      SettlementQuery query,
      Predicate<T> matches,
      Reader<T> reader,
      ToLongFunction<T> id,
      Cursor after,
      int limit)
      throws IOException {
    Page.requireLimit(limit);
    List<T> rows = new ArrayList<>();
    long from = after == null ? Long.MIN_VALUE : after.first();
    boolean more = true;
    while (more && rows.size() <= limit) {
      int most = limit + 1 - rows.size();
      List<RowFetcher.Place> found = catalog.settled(kind, query, from, most);
      more = found.size() == most;
      List<T> read = reader.read(found);
      read.stream().filter(matches).forEach(rows::add);
      from = read.isEmpty() ? from : id.applyAsLong(read.get(read.size() - 1));
    }
    return page(rows, id, limit);
  }

  private static <T> Page<T> page(List<T> rows, ToLongFunction<T> key, int limit) {
    return rows.size() <= limit
        ? new Page<>(rows, null)
        : new Page<>(rows.subList(0, limit), Cursor.of(key.applyAsLong(rows.get(limit - 1))));
  }

  Page<Event> audit(AuditQuery query, Cursor after, int limit) throws IOException {
    Page.requireLimit(limit);
    long term = AuditTable.ANY;
    if (query.orderId() != 0) {
      term = AuditTable.order(query.orderId());
    } else if (query.batchId() != 0) {
      term = AuditTable.batch(query.batchId());
    }
    long from = after == null ? 0 : after.first();
    List<Event> rows = new RowFetcher().audit(catalog.audit(term, from, limit + 1));
    return page(rows, Event::seq, limit);
  }
}
