package dev.matchbook.store.file;

import dev.matchbook.core.event.Event;
import dev.matchbook.core.store.AuditKey;
import java.nio.LongBuffer;
import org.eclipse.collections.impl.list.mutable.primitive.LongArrayList;
import org.eclipse.collections.impl.map.mutable.primitive.LongObjectHashMap;

/**
 * Those of the segment that is being written. Guarded by the lock of the {@link Catalog}; once the
 * segment is closed it does not change.
 */
final class LiveAudit implements AuditTable {
  private final LongArrayList events = new LongArrayList();
  private final LongObjectHashMap<LongArrayList> terms = new LongObjectHashMap<>();

  /** Adds an event behind the others. */
  void add(Event event, long offset) {
    AuditKey key = AuditKey.of(event);
    add(events, event.seq(), offset);
    if (key.orderId() != 0) {
      term(AuditTable.order(key.orderId()), event.seq(), offset);
    }
    if (key.otherOrderId() != 0 && key.otherOrderId() != key.orderId()) {
      term(AuditTable.order(key.otherOrderId()), event.seq(), offset);
    }
    if (key.batchId() != 0) {
      term(AuditTable.batch(key.batchId()), event.seq(), offset);
    }
  }

  private void term(long term, long seq, long offset) {
    add(terms.getIfAbsentPut(term, LongArrayList::new), seq, offset);
  }

  private static void add(LongArrayList pairs, long seq, long offset) {
    pairs.add(seq);
    pairs.add(offset);
  }

  @Override
  public boolean visit(long term, long after, Visitor visitor) {
    LongArrayList pairs = term == ANY ? events : terms.get(term);
    if (pairs == null) {
      return true;
    }
    for (int i = firstAfter(pairs, after); i < pairs.size(); i += 2) {
      if (!visitor.visit(pairs.get(i), pairs.get(i + 1))) {
        return false;
      }
    }
    return true;
  }

  private static int firstAfter(LongArrayList pairs, long seq) {
    int low = 0;
    int high = pairs.size() / 2;
    while (low < high) {
      int mid = low + high >>> 1;
      if (pairs.get(2 * mid) <= seq) {
        low = mid + 1;
      } else {
        high = mid;
      }
    }
    return 2 * low;
  }

  /** The same as sorted longs. */
  IndexedAudit index() {
    long[] sorted = terms.keySet().toSortedArray();
    int size = 0;
    for (long term : sorted) {
      size += terms.get(term).size() / 2;
    }
    LongBuffer places = LongBuffer.allocate(size * IndexedAudit.TERM);
    for (long term : sorted) {
      LongArrayList pairs = terms.get(term);
      for (int i = 0; i < pairs.size(); i += 2) {
        places.put(term).put(pairs.get(i)).put(pairs.get(i + 1));
      }
    }
    return new IndexedAudit(LongBuffer.wrap(events.toArray()), places.flip());
  }
}
