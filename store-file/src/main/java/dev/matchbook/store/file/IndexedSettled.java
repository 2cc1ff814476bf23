package dev.matchbook.store.file;

import java.nio.LongBuffer;
import java.util.Collection;
import java.util.TreeMap;
import org.eclipse.collections.impl.list.mutable.primitive.LongArrayList;

/**
 * Those of a closed segment, as sorted longs in memory or in a mapped file.
 *
 * <pre>
 * rows     id, seq, batchId, symbol term, word   by id
 * groups   group, id                             by (group, id): batches, and all that are busted
 * </pre>
 */
record IndexedSettled(LongBuffer rows, LongBuffer groups) implements SettledTable {
  static final IndexedSettled NONE =
      new IndexedSettled(LongBuffer.allocate(0), LongBuffer.allocate(0));

  private static final int PAIR = 2;

  /** Of rows by id. */
  static IndexedSettled of(Collection<SettledRow> sorted) {
    LongBuffer rows = LongBuffer.allocate(sorted.size() * SettledRow.FIELDS);
    for (SettledRow row : sorted) {
      rows.put(row.id()).put(row.seq()).put(row.batchId()).put(row.symbol()).put(row.word());
    }
    TreeMap<Long, LongArrayList> groups = new TreeMap<>();
    for (SettledRow row : sorted) {
      for (long group : row.groups()) {
        groups.computeIfAbsent(group, id -> new LongArrayList()).add(row.id());
      }
    }
    LongArrayList pairs = new LongArrayList();
    groups.forEach((group, ids) -> ids.forEach(id -> pairs.addAll(group, id)));
    return new IndexedSettled(rows.flip(), LongBuffer.wrap(pairs.toArray()));
  }

  @Override
  public SettledRow find(long id) {
    SettledRow row = at(first(id));
    return row != null && row.id() == id ? row : null;
  }

  @Override
  public SettledRow after(long id) {
    return id == Long.MAX_VALUE ? null : at(first(id + 1));
  }

  private SettledRow at(int place) {
    int at = place * SettledRow.FIELDS;
    return at == rows.limit()
        ? null
        : new SettledRow(
            rows.get(at), rows.get(at + 1), rows.get(at + 2), rows.get(at + 3), rows.get(at + 4));
  }

  /** The place of the first row with that id or a greater one. */
  private int first(long id) {
    int low = 0;
    int high = rows.limit() / SettledRow.FIELDS;
    while (low < high) {
      int mid = low + high >>> 1;
      if (rows.get(mid * SettledRow.FIELDS) < id) {
        low = mid + 1;
      } else {
        high = mid;
      }
    }
    return low;
  }

  @Override
  public long[] ofGroup(long group) {
    int from = IndexRun.firstTerm(groups, group, Long.MIN_VALUE);
    int to = from;
    while (to < groups.limit() / PAIR && groups.get(to * PAIR) == group) {
      to++;
    }
    long[] ids = new long[to - from];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = groups.get((from + i) * PAIR + 1);
    }
    return ids;
  }
}
