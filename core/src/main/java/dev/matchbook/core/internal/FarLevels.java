package dev.matchbook.core.internal;

import java.util.Arrays;

/**
 * The levels outside a ladder's window: their keys in a {@link LevelIndex}, their records behind
 * those of the ring, given back last in first out.
 */
final class FarLevels {

  private static final int LARGE_RING = 1 << 12;

  private final LevelRecords records;
  private final LevelIndex index = new LevelIndex();
  private int[] free = new int[8];
  private int freeCount;
  private final int first;
  private int used;

  /**
   * None yet.
   *
   * @param ring how many records come before theirs
   */
  FarLevels(LevelRecords records, int ring) {
    this.records = records;
    first = ring;
    used = first;
    if (ring >= LARGE_RING) {
      index.reserve();
      free = new int[ring / 4];
    }
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

  /**
   * Whether there are more records than {@code kept} and only few of them are used. Fewer come and
   * go with every move of the window where prices drift.
   */
  boolean isMostlyFree(int kept) {
    int all = records.records() - first;
    return all > kept && 8 * (used - first - freeCount) < all;
  }

  private int next() {
    if (used == records.records()) {
      records.grow(used + Math.max(8, used / 4));
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
