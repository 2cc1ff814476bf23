package dev.matchbook.store.file;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Those of the segment that is being written. Guarded by the lock of the {@link Catalog}; once the
 * segment is closed it does not change.
 */
final class LiveSettled implements SettledTable {
  private final TreeMap<Long, SettledRow> rows = new TreeMap<>();
  private final Map<Long, TreeSet<Long>> groups = new HashMap<>();

  /** Lets a row take the place of its older version. */
  void put(SettledRow row) {
    rows.put(row.id(), row);
    for (long group : row.groups()) {
      groups.computeIfAbsent(group, id -> new TreeSet<>()).add(row.id());
    }
  }

  @Override
  public SettledRow find(long id) {
    return rows.get(id);
  }

  @Override
  public SettledRow after(long id) {
    Map.Entry<Long, SettledRow> next = rows.higherEntry(id);
    return next == null ? null : next.getValue();
  }

  @Override
  public long[] ofGroup(long group) {
    TreeSet<Long> ids = groups.get(group);
    return ids == null ? new long[0] : ids.stream().mapToLong(Long::longValue).toArray();
  }

  /** By id. */
  Collection<SettledRow> all() {
    return rows.values();
  }
}
