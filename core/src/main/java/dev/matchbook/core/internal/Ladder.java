package dev.matchbook.core.internal;

import static dev.matchbook.core.internal.Orders.NIL;

/**
 * The levels of one side by their keys: those within a window of ticks lie in a ring, a level's key
 * modulo its size being its record's number; all others are found through a {@link LevelIndex}.
 *
 * <p>So a key near the touch is its level's place: nothing is looked up, linked or taken from a
 * pool, and a level that comes and goes costs a bit. The ring has 16 to 32 places for each level
 * when it grows, and grows and shrinks with them; a lone order at another end of the price range
 * costs one record. The window lies around the best level, a quarter of it before the touch. Where
 * prices move away it follows once the keys that missed it outnumber four times the levels and
 * orders that the last move had to look at: no flow can make that cost more than a few steps a
 * command.
 *
 * <p>The best level is known by name, its bit is not set: one that comes and goes alone, as where
 * each order is taken at once, touches no bit.
 *
 * <p>Invariants: keys {@code base ≤ key < base + size} have the records below {@code size}, all
 * others the records from there on; {@code best} is the level with the least key.
 */
abstract class Ladder extends LevelRecords {
  /** No level. */
  public static final int NONE = -1;

  private static final int SMALLEST = 1 << 4;
  private static final int SMALL = 1 << 8;
  private static final int MEDIUM = 1 << 12;
  private static final int LARGE = 1 << 16;
  private static final int LARGEST = 1 << 18;
  private static final int TICKS_PER_LEVEL = 8;
  private static final int PATIENCE = 64;

  private final Orders orders;
  private long base;

  /** The bits that are 0 in a key's distance from the base if it is in the window. */
  private long outside = -1;

  private int size = 1;
  private TickBits bits = new TickBits(size);
  private FarLevels far;
  private int count;
  private int calm;
  private long patience = PATIENCE;
  private int best = NONE;

  /** Its key; the greatest there is where there is none, so that no branch depends on the past. */
  private long bestKey = Long.MAX_VALUE;

  Ladder(Orders orders) {
    this.orders = orders;
    grow(size);
  }

  /** The best level, or {@link #NONE}. */
  public final int best() {
    return best;
  }

  /** The best level's key; {@link Long#MAX_VALUE} if there is none. */
  final long bestKey() {
    return bestKey;
  }

  /** Whether there is a level with that key or a better one. */
  public final boolean reaches(long key) {
    return bestKey <= key && best != NONE;
  }

  private boolean covers(long key) {
    return (key - base & outside) == 0;
  }

  /** The level with that key, or {@link #NONE}. */
  public final int find(long key) {
    if (covers(key)) {
      int level = (int) key & size - 1;
      return isEmpty(level) ? NONE : level;
    }
    return far == null ? NONE : far.find(key);
  }

  /** The best level with a greater key, or {@link #NONE}. */
  public final int beyond(long key) {
    return key < bestKey && best != NONE ? best : behind(key);
  }

  /** The best level but the best of all with a greater key, or {@link #NONE}. */
  private int behind(long key) {
    if (covers(key)) {
      int level = bits.after((int) key & size - 1);
      if (level >= 0 && key(level) > key) {
        return level;
      }
    }
    int near = key < base ? first() : NONE;
    int other = far == null ? NONE : far.beyond(key);
    if (near == NONE || other == NONE) {
      return near == NONE ? other : near;
    }
    return key(near) < key(other) ? near : other;
  }

  /** The best level of the window but the best of all, or {@link #NONE}. */
  private int first() {
    return bits.from((int) base & size - 1);
  }

  /** The next worse level, or {@link #NONE}. */
  public final int next(int level) {
    return beyond(key(level));
  }

  /** The level for an order with that key; one that has no orders is to be opened. */
  final int levelFor(long key) {
    return (key - base & outside) == 0 ? (int) key & size - 1 : farLevel(key);
  }

  /** Makes a level known whose first order comes. */
  final void open(int level, long key) {
    key(level, key);
    count++;
    if (key < bestKey || best == NONE) {
      hand(best);
      best = level;
      bestKey = key;
    } else {
      hand(level);
    }
  }

  /** Notes a level of the ring that is not the best, or no more. */
  private void hand(int level) {
    if (level != NONE && level < size) {
      bits.set(level);
    }
  }

  /** Makes the best level known as such alone. */
  private void crown(int level) {
    best = level;
    if (level == NONE) {
      bestKey = Long.MAX_VALUE;
    } else {
      bestKey = key(level);
      if (level < size) {
        bits.clear(level);
      }
    }
  }

  /** Forgets a level whose last order has left. */
  final void close(int level) {
    long key = level == best ? bestKey : key(level);
    count--;
    if (level >= size) {
      far.remove(key, level);
    } else if (level != best) {
      bits.clear(level);
    }
    if (level == best) {
      crown(count == 0 ? NONE : behind(key));
    }
    if (size > SMALL || far != null) {
      giveBack(key);
    }
  }

  /**
   * Gives memory back: that of a large ring at once, that of a smaller one when the side is empty,
   * that of a small one after it was too large for as many levels that closed as it has places, so
   * that a side that empties and fills again does not allocate; that of far records once only few
   * of many are used.
   */
  private void giveBack(long key) {
    boolean roomy = size > SMALL && size > 16L * TICKS_PER_LEVEL * count;
    calm = roomy ? calm + 1 : 0;
    if (roomy && (size > LARGE || calm > size || count == 0 && size > MEDIUM)) {
      calm = 0;
      int newSize = sizeFor(count);
      resize(start(best == NONE ? key : bestKey, newSize), newSize);
    } else if (far != null
        && far.isMostlyFree(Math.max(size / 2, count == 0 ? MEDIUM : LARGE / 4))) {
      resize(base, size);
    }
  }

  private int farLevel(long key) {
    if (size < SMALLEST || --patience < 0) {
      move(key);
    } else if (best == NONE) {
      base = start(key, size);
    }
    if (covers(key)) {
      return (int) key & size - 1;
    }
    if (far == null) {
      far = new FarLevels(this, size);
    }
    return far.take(key);
  }

  /** Lays the window around the best level; where it is there already, around the key. */
  private void move(long key) {
    int wanted = Math.max(sizeFor(count), Math.min(SMALL, size * 4));
    long center = best == NONE || covers(bestKey) && wanted <= size ? key : Math.min(key, bestKey);
    if (wanted > size) {
      // for twice the levels, so that a side whose levels come and go does not grow again soon
      int newSize = Math.max(wanted, sizeFor(2 * count));
      resize(start(center, newSize), newSize);
    } else {
      slide(start(center, size));
    }
  }

  private static int sizeFor(int count) {
    int wanted = Math.min(count, LARGEST / TICKS_PER_LEVEL) * TICKS_PER_LEVEL;
    return Math.max(SMALLEST, Integer.highestOneBit(2 * wanted - 1));
  }

  /** Where a window around that key starts, so that its keys do not overflow. */
  private static long start(long key, int size) {
    return Math.min(Math.max(key, Long.MIN_VALUE + size) - size / 4, Long.MAX_VALUE - size + 1);
  }

  /** Moves the window; levels that leave it go far, levels that it reaches come near. */
  private void slide(long newBase) {
    long moved = 0;
    hand(best);
    int level = first();
    if (far == null) {
      far = new FarLevels(this, size);
    }
    base = newBase;
    while (level != NONE) {
      long key = key(level);
      int following = bits.after(level);
      if (!covers(key)) {
        bits.clear(level);
        moved += relocate(this, level, far.take(key));
        wipe(level);
      }
      level = following >= 0 && key(following) > key ? following : NONE;
    }
    level = far.beyond(newBase - 1);
    while (level != NONE && covers(key(level))) {
      long key = key(level);
      int to = (int) key & size - 1;
      moved += relocate(this, level, to);
      bits.set(to);
      far.remove(key, level);
      level = far.beyond(key);
    }
    settle(moved);
  }

  /** Makes all records anew, with a ring of that size and its window from that key on. */
  private void resize(long newBase, int newSize) {
    FarLevels oldFar = far;
    int first = best;
    int oldCount = count;
    int[] old = new int[oldCount];
    for (int i = 0, level = first; i < oldCount; i++, level = next(level)) {
      old[i] = level;
    }
    LevelRecords records = replace(newSize + newSize / 4);
    size = newSize;
    outside = -size;
    base = newBase;
    bits = new TickBits(size);
    far = oldFar == null && size < MEDIUM ? null : new FarLevels(this, size);
    long moved = 0;
    for (int level : old) {
      moved += place(records, level);
    }
    settle(moved);
  }

  private int place(LevelRecords from, int level) {
    long key = from.key(level);
    int to = (int) key & size - 1;
    if (covers(key)) {
      bits.set(to);
    } else {
      if (far == null) {
        far = new FarLevels(this, size);
      }
      to = far.take(key);
    }
    return relocate(from, level, to);
  }

  private void settle(long moved) {
    if (best != NONE) {
      crown(find(bestKey));
    }
    patience = PATIENCE + 4 * (moved + count);
  }

  /** Gives a level another record; returns how many orders had to learn of it. */
  private int relocate(LevelRecords from, int level, int to) {
    copy(from, level, to);
    if (to == level) {
      return 0;
    }
    return tell(head(to), to) + tell(darkHead(to), to);
  }

  private int tell(int head, int level) {
    int told = 0;
    for (int slot = head; slot != NIL; slot = orders.next(slot)) {
      orders.level(slot, level);
      told++;
    }
    return told;
  }
}
