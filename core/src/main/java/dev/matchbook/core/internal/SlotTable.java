package dev.matchbook.core.internal;

import java.util.function.IntConsumer;

/**
 * A hash table of orders by something that the orders hold themselves: open addressing, at most
 * half and, once it has grown, at least a 64th full, backward-shift deletion.
 *
 * <p>An entry is an order's slot and its hash in one long. A probe looks at the order only where
 * the hashes are equal, and neither growing nor removing looks at any: with millions of open orders
 * each look is a cache miss. Without tombstones a table in steady state is never rebuilt, so it
 * allocates nothing. Hashes must be mixed: an identity hash under linear probing clusters (a
 * prototype needed 7,750 ns a command with sparse ids).
 */
abstract class SlotTable {
  /** An empty place: no slot is 0. */
  static final long EMPTY = 0;

  private static final int SMALLEST = 64;

  private long[] entries = new long[SMALLEST];
  private int size;

  SlotTable() {}

  /** How many entries there are. */
  final int size() {
    return size;
  }

  /** Tells every slot, in no order. */
  final void forEach(IntConsumer slots) {
    for (long entry : entries) {
      if (entry != EMPTY) {
        slots.accept(slot(entry));
      }
    }
  }

  /** Follows orders to other slots. */
  public final void move(SlotMoves moves) {
    for (int i = 0; i < entries.length; i++) {
      long entry = entries[i];
      if (entry != EMPTY) {
        entries[i] = (long) hash(entry) << Integer.SIZE | moves.of(slot(entry));
      }
    }
  }

  /** How many entries there is room for. */
  final int places() {
    return entries.length;
  }

  /** Where a search for that hash starts. */
  final int start(int hash) {
    return hash & entries.length - 1;
  }

  final int after(int place) {
    return place + 1 & entries.length - 1;
  }

  final long at(int place) {
    return entries[place];
  }

  static int hash(long entry) {
    return (int) (entry >>> Integer.SIZE);
  }

  static int slot(long entry) {
    return (int) entry;
  }

  /** Adds an order whose key is not there. */
  final void add(int slot, int hash) {
    if (2 * ++size > entries.length) {
      resize(Math.multiplyExact(entries.length, 2));
    }
    insert((long) hash << Integer.SIZE | slot);
  }

  private void insert(long entry) {
    int place = start(hash(entry));
    while (entries[place] != EMPTY) {
      place = after(place);
    }
    entries[place] = entry;
  }

  private void resize(int places) {
    long[] old = entries;
    entries = new long[places];
    for (long entry : old) {
      if (entry != EMPTY) {
        insert(entry);
      }
    }
  }

  /** Removes an order that is there. */
  final void remove(int slot, int hash) {
    int mask = entries.length - 1;
    int hole = start(hash);
    while (slot(entries[hole]) != slot) {
      hole = after(hole);
    }
    int place = hole;
    while (true) {
      place = after(place);
      long moving = entries[place];
      if (moving == EMPTY) {
        break;
      }
      // an entry may fill the hole only if its own place is not between the two
      if ((place - hash(moving) & mask) >= (place - hole & mask)) {
        entries[hole] = moving;
        hole = place;
      }
    }
    entries[hole] = EMPTY;
    if (64L * --size < entries.length && entries.length > SMALLEST) {
      resize(Math.max(SMALLEST, entries.length / 8));
    }
  }
}
