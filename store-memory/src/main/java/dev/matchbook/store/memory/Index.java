package dev.matchbook.store.memory;

/**
 * From a key to the ids of the rows that have it, in ascending order, each with a note; a key
 * without rows takes no room. As persistent as its {@link LongTrie}s.
 *
 * @param <N> a note, never null
 */
record Index<N>(LongTrie<LongTrie<N>> keys) {

  static <N> Index<N> empty() {
    return new Index<>(LongTrie.empty());
  }

  /** The ids of the rows with that key. */
  LongTrie<N> ids(long key) {
    LongTrie<N> ids = keys.get(key);
    return ids == null ? LongTrie.empty() : ids;
  }

  Index<N> add(long key, long id, N note, Edit edit) {
    return of(keys.change(key, ids -> added(ids, id, note, edit), edit));
  }

  Index<N> remove(long key, long id, Edit edit) {
    return of(keys.change(key, ids -> removed(ids, id, edit), edit));
  }

  private static <N> LongTrie<N> added(LongTrie<N> ids, long id, N note, Edit edit) {
    LongTrie<N> all = ids == null ? LongTrie.empty() : ids;
    return all.put(id, note, edit);
  }

  private static <N> LongTrie<N> removed(LongTrie<N> ids, long id, Edit edit) {
    LongTrie<N> rest = ids == null ? LongTrie.empty() : ids.remove(id, edit);
    return rest.isEmpty() ? null : rest;
  }

  private Index<N> of(LongTrie<LongTrie<N>> now) {
    return now == keys ? this : new Index<>(now);
  }
}
