package dev.matchbook.store.memory;

/**
 * From a key to the ids of the rows that have it, in ascending order; a key without rows takes no
 * room. As persistent as its {@link LongTrie}s.
 */
record Index(LongTrie<LongTrie<Boolean>> keys) {
  static final Index EMPTY = new Index(LongTrie.empty());

  /** The ids of the rows with that key; their values say nothing. */
  LongTrie<Boolean> ids(long key) {
    LongTrie<Boolean> ids = keys.get(key);
    return ids == null ? LongTrie.empty() : ids;
  }

  Index add(long key, long id, Edit edit) {
    return of(keys.change(key, ids -> added(ids, id, edit), edit));
  }

  Index remove(long key, long id, Edit edit) {
    return of(keys.change(key, ids -> removed(ids, id, edit), edit));
  }

  private static LongTrie<Boolean> added(LongTrie<Boolean> ids, long id, Edit edit) {
    LongTrie<Boolean> all = ids == null ? LongTrie.empty() : ids;
    return all.put(id, Boolean.TRUE, edit);
  }

  private static LongTrie<Boolean> removed(LongTrie<Boolean> ids, long id, Edit edit) {
    LongTrie<Boolean> rest = ids == null ? LongTrie.empty() : ids.remove(id, edit);
    return rest.isEmpty() ? null : rest;
  }

  private Index of(LongTrie<LongTrie<Boolean>> now) {
    return now == keys ? this : new Index(now);
  }
}
