package dev.matchbook.store.redis;

import static dev.matchbook.store.redis.Json.field;

import dev.matchbook.core.event.Event;
import dev.matchbook.core.store.AuditQuery;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.SettlementBatch;
import dev.matchbook.core.store.SettlementQuery;
import dev.matchbook.core.store.StoredSettlement;

/**
 * Reads pages of settlements, of batches of trades and of the audit trail, by the index that says
 * most. That some are gone is found out. Any thread.
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
    PageRequest request = request(Keys.SETTLEMENTS);
    if (query.batchId() > 0) {
      part(request, Keys.SETTLEMENTS_BY_BATCH, query.batchId(), after);
    } else {
      all(request, index(Keys.SETTLEMENTS, Keys.SETTLEMENTS_BY_ID, query), after);
    }
    test(request, query);
    return page(
        request,
        new Pages.Kind<>(
            database.codec()::settlement, query::matches, row -> Cursor.of(row.tradeId())),
        after,
        limit);
  }

  Page<SettlementBatch> batches(SettlementQuery query, Cursor after, int limit) {
    PageRequest request = request(Keys.BATCHES);
    if (query.batchId() > 0) {
      byte[] id = Places.id(query.batchId());
      request.range(keys.of(Keys.BATCHES_BY_ID), PageRequest.from(id), PageRequest.behind(id));
    } else {
      all(request, index(Keys.BATCHES, Keys.BATCHES_BY_ID, query), after);
    }
    test(request, query);
    return page(
        request,
        new Pages.Kind<>(
            database.codec()::settlementBatch, query::matches, row -> Cursor.of(row.batchId())),
        after,
        limit);
  }

  Page<Event> audit(AuditQuery query, Cursor after, int limit) {
    PageRequest request = request(Keys.AUDIT);
    if (query.orderId() > 0) {
      part(request, Keys.AUDIT_BY_ORDER, query.orderId(), after);
    } else if (query.batchId() > 0) {
      part(request, Keys.AUDIT_BY_BATCH, query.batchId(), after);
    } else {
      all(request, Keys.AUDIT_BY_SEQ, after);
    }
    return page(
        request,
        new Pages.Kind<>(database.codec()::event, query::matches, event -> Cursor.of(event.seq())),
        after,
        limit);
  }

  private static String index(String hash, String all, SettlementQuery query) {
    return query.state() == null ? all : Keys.in(hash, query.state());
  }

  /** What the index does not say; the script looks at the text of rows. */
  private static void test(PageRequest request, SettlementQuery query) {
    if (query.symbol() != null) {
      request.oneOf(field("symbol", query.symbol()));
    }
    if (query.state() != null && query.batchId() > 0) {
      request.oneOf(field("state", query.state().name()));
    }
  }

  private PageRequest request(String hash) {
    return new PageRequest(keys.of(hash), true);
  }

  /** A whole index, from the cursor on. */
  private void all(PageRequest request, String index, Cursor after) {
    request.range(
        keys.of(index),
        isStart(after) ? PageRequest.LEAST : PageRequest.from(Places.id(after.first())),
        PageRequest.GREATEST);
  }

  /** The part of an index that is of one order or batch, from the cursor on. */
  private void part(PageRequest request, String index, long of, Cursor after) {
    byte[] start = isStart(after) ? Places.id(of) : Places.event(of, after.first());
    request.range(keys.of(index), PageRequest.from(start), PageRequest.behind(Places.id(of)));
  }

  private static boolean isStart(Cursor after) {
    return after == null || after.first() < 0;
  }

  private <T> Page<T> page(PageRequest request, Pages.Kind<T> kind, Cursor after, int limit) {
    return pages.page(request, kind, after, Page.requireLimit(limit)).page();
  }
}
