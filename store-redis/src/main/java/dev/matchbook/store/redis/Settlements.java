package dev.matchbook.store.redis;

import dev.matchbook.core.event.Event;
import dev.matchbook.core.store.AuditQuery;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.SettlementBatch;
import dev.matchbook.core.store.SettlementQuery;
import dev.matchbook.core.store.StoredSettlement;

/**
 * Reads pages of settlements, of batches of trades and of the audit trail, by the index that says
 * most. Any thread.
 */
final class Settlements {
  private final Database database;
  private final Pages pages;
  private final Keys keys;

  Settlements(Database database, Pages pages, Keys keys) {
    this.database = database;
    this.pages = pages;
    this.keys = keys;
  }

  Page<StoredSettlement> settlements(SettlementQuery query, Cursor after, int limit) {
    String index =
        query.batchId() > 0 ? Keys.settlementsOf(query.batchId()) : index(Keys.SETTLEMENTS, query);
    return page(
        request(Keys.SETTLEMENT, index, after),
        new Pages.Kind<>(
            database.codec()::settlement, query::matches, row -> Cursor.of(row.tradeId())),
        after,
        limit);
  }

  Page<SettlementBatch> batches(SettlementQuery query, Cursor after, int limit) {
    return page(
        request(Keys.BATCH, index(Keys.BATCHES, query), after),
        new Pages.Kind<>(
            database.codec()::settlementBatch, query::matches, row -> Cursor.of(row.batchId())),
        after,
        limit);
  }

  Page<Event> audit(AuditQuery query, Cursor after, int limit) {
    String index = Keys.AUDIT;
    if (query.orderId() > 0) {
      index = Keys.auditOf(query.orderId());
    } else if (query.batchId() > 0) {
      index = Keys.auditOfBatch(query.batchId());
    }
    return page(
        request(Keys.EVENT, index, after),
        new Pages.Kind<>(database.codec()::event, query::matches, event -> Cursor.of(event.seq())),
        after,
        limit);
  }

  private static String index(String list, SettlementQuery query) {
    return query.state() == null ? list : Keys.in(list, query.state());
  }

  private PageRequest request(String kind, String index, Cursor after) {
    byte[] near =
        after == null || after.first() < 0
            ? PageRequest.LEAST
            : PageRequest.from(Places.id(after.first()));
    return new PageRequest(keys.of(kind), true).range(keys.of(index), near, PageRequest.GREATEST);
  }

  private <T> Page<T> page(PageRequest request, Pages.Kind<T> kind, Cursor after, int limit) {
    return pages.page(request, kind, after, Page.requireLimit(limit)).page();
  }
}
