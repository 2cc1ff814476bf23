package dev.matchbook.core.engine;

import dev.matchbook.core.store.StoredNonce;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The nonces that a batch has changed, each once with its last state, in ascending {@code seq}. */
final class NonceJournal {
  private record Key(String account, StoredNonce.Kind kind, BigInteger key) {}

  private final Map<Key, StoredNonce> changed = new LinkedHashMap<>();
  private boolean kept;

  /** Starts to keep; an engine without a store never does. */
  void keep() {
    kept = true;
  }

  void add(StoredNonce row) {
    if (kept) {
      Key key = new Key(row.account(), row.kind(), row.key());
      // not put over: its place is that of its last change
      changed.remove(key);
      changed.put(key, row);
    }
  }

  int size() {
    return changed.size();
  }

  List<StoredNonce> take() {
    List<StoredNonce> rows = List.copyOf(changed.values());
    changed.clear();
    return rows;
  }
}
