package dev.matchbook.store.file;

import java.nio.LongBuffer;

/**
 * What the index of a closed segment has of settlements and the audit trail.
 *
 * @param trades by {@code tradeId}
 * @param batches by {@code batchId}; without groups
 * @param audit by {@code seq} and term
 */
record SettledIndex(SettledTable trades, SettledTable batches, AuditTable audit) {
  static final SettledIndex NONE =
      new SettledIndex(IndexedSettled.NONE, IndexedSettled.NONE, IndexedAudit.NONE);

  /** Out of the tables of a file. */
  static SettledIndex of(LongBuffer[] all, int from) {
    return new SettledIndex(
        new IndexedSettled(all[from], all[from + 1]),
        new IndexedSettled(all[from + 2], LongBuffer.allocate(0)),
        new IndexedAudit(all[from + 3], all[from + 4]));
  }

  /** The tables for a file; of those that are {@link #of indexed} alone. */
  LongBuffer[] tables() {
    IndexedSettled settled = (IndexedSettled) trades;
    IndexedAudit events = (IndexedAudit) audit;
    return new LongBuffer[] {
      settled.rows(),
      settled.groups(),
      ((IndexedSettled) batches).rows(),
      events.events(),
      events.terms()
    };
  }
}
