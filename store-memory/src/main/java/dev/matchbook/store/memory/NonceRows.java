package dev.matchbook.store.memory;

import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.PageOf;
import dev.matchbook.core.store.StoredNonce;

/**
 * All nonces, by {@code seq} and by what they are of. None is ever forgotten. Only the {@link
 * Draft} that made this copy changes it.
 */
final class NonceRows {
  static final NonceRows NONE = new NonceRows();

  private final Edit edit;
  private LongTrie<StoredNonce> bySeq;
  private Index<StoredNonce> byKey;

  private NonceRows() {
    edit = new Edit();
    bySeq = LongTrie.empty();
    byKey = Index.empty();
  }

  /** A copy that may be changed; the other stays as it is. */
  NonceRows(NonceRows from, Edit edit) {
    this.edit = edit;
    bySeq = from.bySeq;
    byKey = from.byKey;
  }

  /** Puts a row in the place of the one that is there; takes that away where the value is 0. */
  void save(StoredNonce row) {
    long key = Keys.of(row);
    StoredNonce old = find(key, row);
    if (old != null) {
      bySeq = bySeq.remove(old.seq(), edit);
      byKey = byKey.remove(key, old.seq(), edit);
    }
    if (row.value().signum() > 0) {
      bySeq = bySeq.put(row.seq(), row, edit);
      byKey = byKey.add(key, row.seq(), row, edit);
    }
  }

  private StoredNonce find(long key, StoredNonce like) {
    StoredNonce[] found = new StoredNonce[1];
    byKey
        .ids(key)
        .ascend(
            0,
            (seq, row) -> {
              if (row.key().equals(like.key())
                  && row.kind() == like.kind()
                  && row.account().equals(like.account())) {
                found[0] = row;
              }
              return found[0] == null;
            });
    return found[0];
  }

  Page<StoredNonce> page(Cursor after, int limit) {
    PageOf<StoredNonce> page = new PageOf<>(row -> Cursor.of(row.seq()), after, limit);
    int[] offered = new int[1];
    // the row at the cursor's own seq may be offered too, so one more
    bySeq.ascend(
        Start.ascending(after, 0),
        (seq, row) -> {
          page.add(row);
          return ++offered[0] <= limit + 1;
        });
    return page.page();
  }
}
