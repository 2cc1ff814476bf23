package dev.matchbook.core.internal;

import java.util.Arrays;

/**
 * The conditional orders that rest on one side, best price first, then in queue order: the order in
 * which they look again (RULEBOOK §6).
 *
 * <p>A sorted array: {@code maxConditional} keeps it below a thousand entries. An order joins
 * behind those of its price since it always joins the tail of its queue.
 */
public final class Conditionals {
  private static final int[] NONE = {};

  private final Ladder levels;
  private final Orders orders;
  private int[] slots = NONE;
  private int size;

  Conditionals(Ladder levels, Orders orders) {
    this.levels = levels;
    this.orders = orders;
  }

  public int size() {
    return size;
  }

  public int slot(int place) {
    return slots[place];
  }

  void add(int slot) {
    if (size == slots.length) {
      slots = Arrays.copyOf(slots, Math.max(8, size * 2));
    }
    int at = firstBeyond(key(slot));
    System.arraycopy(slots, at, slots, at + 1, size - at);
    slots[at] = slot;
    size++;
  }

  void remove(int slot) {
    int at = firstBeyond(key(slot)) - 1;
    while (slots[at] != slot) {
      at--;
    }
    size--;
    System.arraycopy(slots, at + 1, slots, at, size - at);
  }

  void move(SlotMoves moves) {
    for (int i = 0; i < size; i++) {
      slots[i] = moves.of(slots[i]);
    }
  }

  private long key(int slot) {
    return levels.key(orders.level(slot));
  }

  private int firstBeyond(long key) {
    int low = 0;
    int high = size;
    while (low < high) {
      int mid = low + high >>> 1;
      if (key(slots[mid]) <= key) {
        low = mid + 1;
      } else {
        high = mid;
      }
    }
    return low;
  }
}
