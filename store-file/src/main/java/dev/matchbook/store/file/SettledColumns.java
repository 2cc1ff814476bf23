package dev.matchbook.store.file;

/** What is known of settlements and the audit trail in the segment that is being written. */
final class SettledColumns {
  final LiveSettled trades = new LiveSettled();
  final LiveSettled batches = new LiveSettled();
  final LiveAudit audit = new LiveAudit();

  /** The same, to be read while more is written. */
  SettledIndex live() {
    return new SettledIndex(trades, batches, audit);
  }

  /** The same as sorted longs, when no more is written. */
  SettledIndex index() {
    return new SettledIndex(
        IndexedSettled.of(trades.all()), IndexedSettled.of(batches.all()), audit.index());
  }

  /** Notes rows; also what is open now, where it is news. */
  void note(RowBatch rows, int segment, OpenSettled open) {
    for (int i = 0; i < rows.settlements.size(); i++) {
      SettledRow row = SettledRow.of(rows.settlements.get(i), rows.settlementOffsets.get(i));
      trades.put(row);
      if (open != null) {
        open.trade(row, segment);
      }
    }
    for (int i = 0; i < rows.settlementBatches.size(); i++) {
      SettledRow row =
          SettledRow.of(rows.settlementBatches.get(i), rows.settlementBatchOffsets.get(i));
      batches.put(row);
      if (open != null) {
        open.batch(row, segment);
      }
    }
    for (int i = 0; i < rows.audit.size(); i++) {
      audit.add(rows.audit.get(i), rows.auditOffsets.get(i));
    }
  }
}
