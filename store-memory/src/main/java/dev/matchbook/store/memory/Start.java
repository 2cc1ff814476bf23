package dev.matchbook.store.memory;

import dev.matchbook.core.store.Cursor;

/** Where a walk over ids or {@code seq}s starts, so that it misses nothing behind a cursor. */
final class Start {
  private Start() {}

  /** Of an ascending walk; what is below {@code least} is not wanted either. */
  static long ascending(Cursor after, long least) {
    return Math.max(0, after == null ? least : Math.max(least, after.first()));
  }

  /** Of a descending walk, where a row's key is its negated id; unsigned as {@link LongTrie}'s. */
  static long descending(Cursor after) {
    if (after == null) {
      return -1;
    }
    return after.first() < 0 ? -after.first() : 0;
  }
}
