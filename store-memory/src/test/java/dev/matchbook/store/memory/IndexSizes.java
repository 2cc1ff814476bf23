package dev.matchbook.store.memory;

import java.lang.reflect.Field;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts what the indexes of a store hold, to see that nothing stays behind. */
final class IndexSizes {
  private IndexSizes() {}

  /** Keys in all indexes of a state, those of ids included. */
  static int of(State state) throws IllegalAccessException {
    return of((Object) state.open()) + of((Object) state.closed()) + of((Object) state.trades());
  }

  private static int of(Object rows) throws IllegalAccessException {
    AtomicInteger keys = new AtomicInteger();
    for (Field field : rows.getClass().getDeclaredFields()) {
      field.setAccessible(true);
      Object value = field.get(rows);
      LongTrie<?> entries = value instanceof Index<?> index ? index.keys() : LongTrie.empty();
      if (value instanceof LongTrie<?> map) {
        entries = map;
      }
      entries.ascend(0, (key, any) -> keys.incrementAndGet() > 0);
    }
    return keys.get();
  }
}
