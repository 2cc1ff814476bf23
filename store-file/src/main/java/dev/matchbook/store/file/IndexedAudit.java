package dev.matchbook.store.file;

import java.nio.LongBuffer;

/**
 * Those of a closed segment, as sorted longs in memory or in a mapped file.
 *
 * <pre>
 * events  seq, offset          by seq
 * terms   term, seq, offset    by (term, seq)
 * </pre>
 */
record IndexedAudit(LongBuffer events, LongBuffer terms) implements AuditTable {
  static final IndexedAudit NONE = new IndexedAudit(LongBuffer.allocate(0), LongBuffer.allocate(0));

  static final int TERM = 3;

  private static final int EVENT = 2;

  @Override
  public boolean visit(long term, long after, Visitor visitor) {
    return term == ANY ? visitAll(after, visitor) : visitTerm(term, after, visitor);
  }

  private boolean visitAll(long after, Visitor visitor) {
    int low = 0;
    int high = events.limit() / EVENT;
    while (low < high) {
      int mid = low + high >>> 1;
      if (events.get(mid * EVENT) <= after) {
        low = mid + 1;
      } else {
        high = mid;
      }
    }
    for (int at = low * EVENT; at < events.limit(); at += EVENT) {
      if (!visitor.visit(events.get(at), events.get(at + 1))) {
        return false;
      }
    }
    return true;
  }

  private boolean visitTerm(long term, long after, Visitor visitor) {
    int low = 0;
    int high = terms.limit() / TERM;
    while (low < high) {
      int mid = low + high >>> 1;
      long at = terms.get(mid * TERM);
      if (at < term || at == term && terms.get(mid * TERM + 1) <= after) {
        low = mid + 1;
      } else {
        high = mid;
      }
    }
    for (int at = low * TERM; at < terms.limit() && terms.get(at) == term; at += TERM) {
      if (!visitor.visit(terms.get(at + 1), terms.get(at + 2))) {
        return false;
      }
    }
    return true;
  }
}
