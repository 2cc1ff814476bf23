package dev.matchbook.core.internal;

import java.util.Arrays;

/**
 * The levels outside a ladder's window: their keys in a {@link LevelIndex}, their records behind
 * those of the ring, given back last in first out.
 */
final class FarLevels {
  private final LevelRecords records;
  private final LevelIndex index = new LevelIndex();
  private int[] free = new int[8];
  private int freeCount;
  private int used;

  /** None yet; their records are behind all that there are. */
  FarLevels(LevelRecords records) {
    this.records = records;
    used = records.records();
  }

  /** The level with that key, or −1. */
  int find(long key) {
    return index.find(key);
  }

  /** The level with the least key above that one, or −1. */
  int beyond(long key) {
    return index.beyond(key);
  }

  /** The record of the level with that key; of one that is new, an empty one. */
  int take(long key) {
    int level = index.find(key);
    if (level < 0) {
      level = freeCount > 0 ? free[--freeCount] : next();
      index.add(key, level);
    }
    return level;
  }

  private int next() {
    if (used == records.records()) {
      records.grow(Math.max(used + 8, used + used / 4));
    }
    return used++;
  }

  /** Removes a level that is there. */
  void remove(long key, int level) {
    index.remove(key);
    records.wipe(level);
    if (freeCount == free.length) {
      free = Arrays.copyOf(free, 2 * freeCount);
    }
    free[freeCount++] = level;
  }
}
