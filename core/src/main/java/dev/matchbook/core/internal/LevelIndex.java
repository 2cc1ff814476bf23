package dev.matchbook.core.internal;

import java.util.Arrays;

/**
 * Levels of one side of a book in the order of their keys: those that the window of its {@link
 * Ladder} does not cover.
 *
 * <p>A sorted array of sorted blocks of at most 128 keys: two binary searches in contiguous memory
 * find a key, an insertion moves at most a block, and the outer array changes once in 64
 * insertions. No shape of input degrades it, no range of prices is favoured, and a side that never
 * had a level holds nothing. Emptied blocks are kept for later splits, sixteen and three for each
 * in use, so that a drifting price allocates nothing.
 *
 * <p>Invariants: no block is empty; keys rise within a block and from block to block.
 */
final class LevelIndex {
  /** No level. */
  static final int NONE = -1;

  private static final int BLOCK = 128;
  private static final int SPARES = 16;
  private static final long[][] NO_KEYS = {};
  private static final int[][] NO_LEVELS = {};

  private long[][] keys = NO_KEYS;
  private int[][] levels = NO_LEVELS;
  private int[] sizes = {};
  private int blocks;

  /** Makes the blocks of a side that will use some now and then, before it does. */
  void reserve() {
    keys = new long[SPARES][BLOCK];
    levels = new int[SPARES][BLOCK];
    sizes = new int[SPARES];
  }

  /** The level with that key, or −1. */
  int find(long key) {
    int block = blockOf(key);
    if (block < 0) {
      return NONE;
    }
    int at = Arrays.binarySearch(keys[block], 0, sizes[block], key);
    return at < 0 ? NONE : levels[block][at];
  }

  /** The level with the least key above that one, or −1. */
  int beyond(long key) {
    if (blocks == 0) {
      return NONE;
    }
    int block = Math.max(0, blockOf(key));
    int at = Arrays.binarySearch(keys[block], 0, sizes[block], key);
    int above = at < 0 ? -at - 1 : at + 1;
    if (above < sizes[block]) {
      return levels[block][above];
    }
    return block + 1 == blocks ? NONE : levels[block + 1][0];
  }

  /** Adds a level whose key is not there. */
  void add(long key, int level) {
    if (blocks == 0) {
      boolean spare = keys.length > 0 && keys[0] != null;
      insertBlock(0, spare ? keys[0] : new long[8], spare ? levels[0] : new int[8], 0);
    }
    int block = Math.max(0, blockOf(key));
    if (sizes[block] == BLOCK) {
      split(block);
      if (key >= keys[block + 1][0]) {
        block++;
      }
    }
    int size = sizes[block];
    if (size == keys[block].length) {
      keys[block] = Arrays.copyOf(keys[block], size * 2);
      levels[block] = Arrays.copyOf(levels[block], size * 2);
    }
    int at = -Arrays.binarySearch(keys[block], 0, size, key) - 1;
    System.arraycopy(keys[block], at, keys[block], at + 1, size - at);
    System.arraycopy(levels[block], at, levels[block], at + 1, size - at);
    keys[block][at] = key;
    levels[block][at] = level;
    sizes[block]++;
  }

  /** Removes a key that is there. */
  void remove(long key) {
    int block = blockOf(key);
    int size = --sizes[block];
    int at = Arrays.binarySearch(keys[block], 0, size + 1, key);
    System.arraycopy(keys[block], at + 1, keys[block], at, size - at);
    System.arraycopy(levels[block], at + 1, levels[block], at, size - at);
    if (size == 0 && blocks > 1) {
      removeBlock(block);
    }
  }

  /** The last block whose first key is not above that one, or −1. */
  private int blockOf(long key) {
    int low = 0;
    int high = blocks - 1;
    while (low <= high) {
      int mid = low + high >>> 1;
      if (sizes[mid] > 0 && keys[mid][0] <= key) {
        low = mid + 1;
      } else {
        high = mid - 1;
      }
    }
    return high;
  }

  private void split(int block) {
    int half = BLOCK / 2;
    boolean spare = blocks < keys.length && keys[blocks] != null;
    long[] upperKeys = spare ? keys[blocks] : new long[BLOCK];
    int[] upperLevels = spare ? levels[blocks] : new int[BLOCK];
    System.arraycopy(keys[block], half, upperKeys, 0, half);
    System.arraycopy(levels[block], half, upperLevels, 0, half);
    sizes[block] = half;
    insertBlock(block + 1, upperKeys, upperLevels, half);
  }

  private void insertBlock(int at, long[] blockKeys, int[] blockLevels, int size) {
    if (blocks == sizes.length) {
      int length = Math.max(1, blocks * 2);
      keys = Arrays.copyOf(keys, length);
      levels = Arrays.copyOf(levels, length);
      sizes = Arrays.copyOf(sizes, length);
    }
    System.arraycopy(keys, at, keys, at + 1, blocks - at);
    System.arraycopy(levels, at, levels, at + 1, blocks - at);
    System.arraycopy(sizes, at, sizes, at + 1, blocks - at);
    keys[at] = blockKeys;
    levels[at] = blockLevels;
    sizes[at] = size;
    blocks++;
  }

  /** Keeps the arrays of a full-sized block behind the last, if there are not many yet. */
  private void removeBlock(int at) {
    long[] spareKeys = keys[at];
    int[] spareLevels = levels[at];
    blocks--;
    System.arraycopy(keys, at + 1, keys, at, blocks - at);
    System.arraycopy(levels, at + 1, levels, at, blocks - at);
    System.arraycopy(sizes, at + 1, sizes, at, blocks - at);
    boolean whole = spareKeys.length == BLOCK;
    keys[blocks] = whole ? spareKeys : null;
    levels[blocks] = whole ? spareLevels : null;
    int kept = 4 * blocks + SPARES;
    for (int i = kept; i < keys.length && keys[i] != null; i++) {
      keys[i] = null;
      levels[i] = null;
    }
  }
}
