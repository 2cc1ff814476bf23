package dev.matchbook.store.memory;

import static java.lang.Boolean.TRUE;

import dev.matchbook.core.event.Event;
import dev.matchbook.core.store.AuditKey;
import dev.matchbook.core.store.AuditQuery;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.Page;

/**
 * The audit trail, by {@code seq}, by order and by batch of trades. Nothing of it ever goes. Only
 * the {@link Draft} that made this copy changes it.
 */
final class AuditRows {
  static final AuditRows NONE = new AuditRows();

  private final Edit edit;
  private LongTrie<Event> bySeq;
  private Index<Boolean> byOrder;
  private Index<Boolean> byBatch;

  private AuditRows() {
    edit = new Edit();
    bySeq = LongTrie.empty();
    byOrder = Index.empty();
    byBatch = Index.empty();
  }

  /** A copy that may be changed; the other stays as it is. */
  AuditRows(AuditRows from, Edit edit) {
    this.edit = edit;
    bySeq = from.bySeq;
    byOrder = from.byOrder;
    byBatch = from.byBatch;
  }

  void add(Event event) {
    long seq = event.seq();
    AuditKey key = AuditKey.of(event);
    bySeq = bySeq.put(seq, event, edit);
    if (key.orderId() != 0) {
      byOrder = byOrder.add(key.orderId(), seq, TRUE, edit);
    }
    if (key.otherOrderId() != 0) {
      byOrder = byOrder.add(key.otherOrderId(), seq, TRUE, edit);
    }
    if (key.batchId() != 0) {
      byBatch = byBatch.add(key.batchId(), seq, TRUE, edit);
    }
  }

  Page<Event> page(AuditQuery query, Cursor after, int limit) {
    Paging<Event> paging = new Paging<>(event -> Cursor.of(event.seq()), after, limit);
    seqs(query)
        .ascend(
            Start.ascending(after, 0), (seq, any) -> paging.offer(bySeq.get(seq), query::matches));
    return paging.page();
  }

  private LongTrie<?> seqs(AuditQuery query) {
    if (query.orderId() != 0) {
      return byOrder.ids(query.orderId());
    }
    return query.batchId() == 0 ? bySeq : byBatch.ids(query.batchId());
  }
}
