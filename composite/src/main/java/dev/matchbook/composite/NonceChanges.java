package dev.matchbook.composite;

import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.StoredNonce;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The nonces that changed between two places of the truth, for a layer that is at the first one.
 * Those that were taken away left no trace: they are what the layer has and the truth has not. For
 * one thread.
 */
final class NonceChanges {
  private record Key(String account, StoredNonce.Kind kind, BigInteger key) {
    static Key of(StoredNonce row) {
      return new Key(row.account(), row.kind(), row.key());
    }
  }

  private final Source truth;
  private final ExchangeStore layer;
  private final Checkpoint from;
  private final Checkpoint target;

  NonceChanges(Source truth, ExchangeStore layer, Checkpoint from, Checkpoint target) {
    this.truth = truth;
    this.layer = layer;
    this.from = from;
    this.target = target;
  }

  /** As a batch has them. */
  List<StoredNonce> rows() {
    Map<Long, StoredNonce> gone = outdated();
    // What changes later comes with its batch, and is not gone.
    long now = truth.checkpoint().seq();
    List<StoredNonce> changed = new ArrayList<>();
    Walk theirs = new Walk(after -> truth.nonces(after, Page.MAX_ROWS), from.seq(), now);
    Set<Key> there = new HashSet<>();
    for (StoredNonce row = theirs.next(); row != null; row = theirs.next()) {
      there.add(Key.of(row));
      if (row.seq() <= target.seq()) {
        changed.add(row);
      }
    }
    List<StoredNonce> rows = new ArrayList<>();
    gone.values().stream()
        .filter(row -> target.seq() > from.seq() && !there.contains(Key.of(row)))
        .forEach(row -> rows.add(removal(row)));
    rows.addAll(changed);
    return rows;
  }

  private StoredNonce removal(StoredNonce row) {
    return new StoredNonce(row.account(), row.kind(), row.key(), BigInteger.ZERO, from.seq() + 1);
  }

  /** What the layer has and the truth has otherwise or not at all; by {@code seq}. */
  private Map<Long, StoredNonce> outdated() {
    Map<Long, StoredNonce> outdated = new TreeMap<>();
    Walk ours = new Walk(after -> layer.nonces(after, Page.MAX_ROWS), 0, from.seq());
    Walk theirs = new Walk(after -> truth.nonces(after, Page.MAX_ROWS), 0, from.seq());
    StoredNonce their = theirs.next();
    for (StoredNonce our = ours.next(); our != null; our = ours.next()) {
      if (their != null && their.seq() < our.seq()) {
        break;
      }
      if (their != null && their.seq() == our.seq()) {
        their = theirs.next();
      } else {
        outdated.put(our.seq(), our);
      }
    }
    if (their != null) {
      throw new HistoryException(
          layer.name(), "is at " + from + ", but lacks a nonce of the event " + their.seq());
    }
    return outdated;
  }

  /** Goes through rows by {@code seq}, page by page. */
  private static final class Walk {
    private final Function<Cursor, Page<StoredNonce>> pages;
    private final long last;
    private Page<StoredNonce> page;
    private int at;

    /** Those after one event, up to another. */
    Walk(Function<Cursor, Page<StoredNonce>> pages, long after, long last) {
      this.pages = pages;
      this.last = last;
      page = pages.apply(Cursor.of(after));
    }

    /** The next row, or null. */
    StoredNonce next() {
      while (at == page.rows().size()) {
        if (!page.hasNext()) {
          return null;
        }
        page = pages.apply(page.next());
        at = 0;
      }
      StoredNonce row = page.rows().get(at++);
      return row.seq() > last ? null : row;
    }
  }
}
