package dev.matchbook.examples.sqlite;

import dev.matchbook.core.event.Event;
import dev.matchbook.core.store.AuditKey;
import dev.matchbook.core.store.AuditQuery;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.Page;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/** The table of the audit trail, which only grows: its triggers refuse everything else. */
final class AuditTable {
  /** An event in its place. */
  record Entry(long seq, Event event) {}

  private static final Table<Entry> AUDIT =
      new Table<>(
          "audit", Entry.class, "", AuditTable::derived, "orderId", "otherOrderId", "batchId");

  private AuditTable() {}

  private static List<?> derived(Entry entry) {
    AuditKey key = AuditKey.of(entry.event());
    return Arrays.asList(known(key.orderId()), known(key.otherOrderId()), known(key.batchId()));
  }

  private static Long known(long id) {
    return id == 0 ? null : (Long) id;
  }

  /** Appends events, in the caller's transaction. */
  static void write(Connection connection, List<Event> events) throws SQLException {
    AUDIT.write(connection, events.stream().map(event -> new Entry(event.seq(), event)).toList());
  }

  /** The first events of a selection. */
  static Page<Event> page(Connection connection, Select which, int limit) throws SQLException {
    Page<Entry> page = AUDIT.page(connection, which, limit, entry -> Cursor.of(entry.seq()));
    return new Page<>(page.rows().stream().map(Entry::event).toList(), page.next());
  }

  /** The events of a query behind a cursor. */
  static Select matching(AuditQuery query, Cursor after) {
    Select select = behind(after);
    if (query.orderId() > 0) {
      // Two selects that each follow an index, as of the two parties of a trade.
      long order = query.orderId();
      Select others = behind(after).is("otherOrderId", order).and("orderId <> ?", order);
      select.is("orderId", order).unionAll(others);
    } else if (query.batchId() > 0) {
      select.is("batchId", query.batchId());
    }
    return select.orderBy("seq");
  }

  private static Select behind(Cursor after) {
    return AUDIT.select().behind(after, "seq > ?");
  }
}
