package dev.matchbook.store.file;

import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.PageOf;
import dev.matchbook.core.store.StoredNonce;
import dev.matchbook.core.store.StoredNonce.Kind;
import java.math.BigInteger;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * All that accounts can use no more, in memory: an engine on the store has it there too, and asks
 * for all of it when it starts.
 *
 * <p>Guarded by the lock of the {@link Catalog}.
 */
final class NonceTable {
  private record Key(String account, Kind kind, BigInteger key) {
    static Key of(StoredNonce row) {
      return new Key(row.account(), row.kind(), row.key());
    }
  }

  private final Map<Key, StoredNonce> rows = new HashMap<>();
  private final TreeMap<Long, StoredNonce> bySeq = new TreeMap<>();

  /** Lets rows take the places of those that are there; one with a value of 0 leaves none. */
  void put(Collection<StoredNonce> changed) {
    for (StoredNonce row : changed) {
      StoredNonce old = rows.remove(Key.of(row));
      if (old != null) {
        bySeq.remove(old.seq());
      }
      if (row.value().signum() > 0) {
        rows.put(Key.of(row), row);
        bySeq.put(row.seq(), row);
      }
    }
  }

  /** A page in ascending {@code seq}. */
  Page<StoredNonce> page(Cursor after, int limit) {
    PageOf<StoredNonce> page = new PageOf<>(row -> Cursor.of(row.seq()), after, limit);
    NavigableMap<Long, StoredNonce> from =
        after == null ? bySeq : bySeq.tailMap(after.first(), true);
    // the first may be the cursor's own, and one more says whether there are more
    from.values().stream().limit(limit + 2L).forEach(page::add);
    return page.page();
  }

  /** All, in ascending {@code seq}; a copy. */
  List<StoredNonce> all() {
    return List.copyOf(bySeq.values());
  }
}
