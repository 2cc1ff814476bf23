package dev.matchbook.core.internal;

import java.util.Arrays;

/**
 * A binary heap of orders by a key, then by {@code orderId}: triggers by stop price, expiry by
 * time.
 *
 * <p>Each order knows its place in up to four heaps, so that any of them can be taken out in O(log
 * n). Key and slot lie side by side; the id is read only where keys are equal.
 */
public final class SlotHeap {
  private static final long[] NO_KEYS = {};
  private static final int[] NO_SLOTS = {};

  private final Orders orders;
  private final int number;
  private long[] keys = NO_KEYS;
  private int[] slots = NO_SLOTS;
  private int size;

  /**
   * An empty heap.
   *
   * @param orders the engine's orders
   * @param number which of an order's places it uses, 0–3
   */
  public SlotHeap(Orders orders, int number) {
    this.orders = orders;
    this.number = number;
  }

  public int size() {
    return size;
  }

  /** The order at a place of the heap, from 0; the order of places means nothing. */
  public int at(int place) {
    return slots[place];
  }

  /** The order with the least key. The heap must not be empty. */
  public int first() {
    return slots[0];
  }

  /** The least key. The heap must not be empty. */
  public long firstKey() {
    return keys[0];
  }

  public void add(int slot, long key) {
    if (size == slots.length) {
      keys = Arrays.copyOf(keys, Math.max(8, size * 2));
      slots = Arrays.copyOf(slots, keys.length);
    }
    up(size++, slot, key);
  }

  public void remove(int slot) {
    int at = orders.place(slot, number);
    size--;
    if (at < size) {
      settle(at, slots[size], keys[size]);
    }
  }

  /** Gives an order that is in the heap another key. */
  public void change(int slot, long key) {
    settle(orders.place(slot, number), slot, key);
  }

  /** Follows orders to other slots. */
  public void move(SlotMoves moves) {
    for (int i = 0; i < size; i++) {
      slots[i] = moves.of(slots[i]);
    }
  }

  private void settle(int at, int slot, long key) {
    if (at > 0 && isBefore(slot, key, at - 1 >> 1)) {
      up(at, slot, key);
    } else {
      down(at, slot, key);
    }
  }

  private void up(int from, int slot, long key) {
    int at = from;
    while (at > 0 && isBefore(slot, key, at - 1 >> 1)) {
      int parent = at - 1 >> 1;
      put(at, slots[parent], keys[parent]);
      at = parent;
    }
    put(at, slot, key);
  }

  private void down(int from, int slot, long key) {
    int at = from;
    while (true) {
      int child = 2 * at + 1;
      if (child >= size) {
        break;
      }
      if (child + 1 < size && isBefore(slots[child + 1], keys[child + 1], child)) {
        child++;
      }
      if (isBefore(slot, key, child)) {
        break;
      }
      put(at, slots[child], keys[child]);
      at = child;
    }
    put(at, slot, key);
  }

  private boolean isBefore(int slot, long key, int other) {
    if (key != keys[other]) {
      return key < keys[other];
    }
    return orders.id(slot) < orders.id(slots[other]);
  }

  private void put(int at, int slot, long key) {
    keys[at] = key;
    slots[at] = slot;
    orders.place(slot, number, at);
  }
}
