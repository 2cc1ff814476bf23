package dev.matchbook.store.memory;

import java.util.function.UnaryOperator;

/**
 * A map of two or more smaller ones, told apart by five bits of the key; all bits above those are
 * the same in all of them.
 *
 * <p>Bit {@code d} of {@code digits} is set where there is one for the digit {@code d}: {@code
 * slots.length = bitCount(digits) ≥ 2}, no slot is empty, and they are in ascending order of their
 * digits.
 */
final class Branch<V> implements LongTrie<V> {
  private static final int BITS = 5;

  private final Edit edit;
  private final long someKey;
  private final int shift;
  private int digits;
  private LongTrie<V>[] slots;

  private Branch(Edit edit, long someKey, int shift, int digits, LongTrie<V>[] slots) {
    this.edit = edit;
    this.someKey = someKey;
    this.shift = shift;
    this.digits = digits;
    this.slots = slots;
  }

  /** Two maps together that differ above their own digits; given some key of each. */
  static <V> Branch<V> of(LongTrie<V> one, LongTrie<V> other, long key, long otherKey, Edit edit) {
    int highestBit = Long.SIZE - 1 - Long.numberOfLeadingZeros(key ^ otherKey);
    int shift = highestBit / BITS * BITS;
    LongTrie<V>[] slots = slots(2);
    boolean ascends = Long.compareUnsigned(key, otherKey) < 0;
    slots[0] = ascends ? one : other;
    slots[1] = ascends ? other : one;
    return new Branch<>(edit, key, shift, bit(key, shift) | bit(otherKey, shift), slots);
  }

  @Override
  public V get(long key) {
    LongTrie<V> at = this;
    while (at instanceof Branch<V> branch) {
      int bit = bit(key, branch.shift);
      if ((branch.digits & bit) == 0) {
        return null;
      }
      at = branch.slots[branch.indexOf(bit)];
    }
    return at.get(key);
  }

  @Override
  public Lone<V> first() {
    return slots[0].first();
  }

  @Override
  public LongTrie<V> change(long key, UnaryOperator<V> to, Edit by) {
    int bit = bit(key, shift);
    int at = indexOf(bit);
    boolean covered = covers(key);
    if (!covered || (digits & bit) == 0) {
      V added = to.apply(null);
      if (added == null) {
        return this;
      }
      LongTrie<V> lone = new Lone<>(key, added);
      return covered
          ? with(digits | bit, inserted(at, lone), by)
          : of(this, lone, someKey, key, by);
    }
    LongTrie<V> now = slots[at].change(key, to, by);
    if (!now.isEmpty()) {
      return replaced(at, now, by);
    }
    return slots.length == 2 ? slots[1 - at] : with(digits ^ bit, removed(at), by);
  }

  @Override
  public boolean ascend(long from, Visitor<? super V> visitor) {
    if (Long.compareUnsigned(someKey | mask(), from) < 0) {
      return true;
    }
    for (LongTrie<V> slot : slots) {
      if (!slot.ascend(from, visitor)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean descend(long from, Visitor<? super V> visitor) {
    if (Long.compareUnsigned(someKey & ~mask(), from) > 0) {
      return true;
    }
    for (int i = slots.length - 1; i >= 0; i--) {
      if (!slots[i].descend(from, visitor)) {
        return false;
      }
    }
    return true;
  }

  private LongTrie<V> replaced(int at, LongTrie<V> now, Edit by) {
    if (slots[at] == now) {
      return this;
    }
    if (edit == by) {
      slots[at] = now;
      return this;
    }
    LongTrie<V>[] copy = slots.clone();
    copy[at] = now;
    return new Branch<>(by, someKey, shift, digits, copy);
  }

  private LongTrie<V> with(int nowDigits, LongTrie<V>[] nowSlots, Edit by) {
    if (edit != by) {
      return new Branch<>(by, someKey, shift, nowDigits, nowSlots);
    }
    digits = nowDigits;
    slots = nowSlots;
    return this;
  }

  private LongTrie<V>[] inserted(int at, LongTrie<V> slot) {
    LongTrie<V>[] more = slots(slots.length + 1);
    System.arraycopy(slots, 0, more, 0, at);
    more[at] = slot;
    System.arraycopy(slots, at, more, at + 1, slots.length - at);
    return more;
  }

  private LongTrie<V>[] removed(int at) {
    LongTrie<V>[] fewer = slots(slots.length - 1);
    System.arraycopy(slots, 0, fewer, 0, at);
    System.arraycopy(slots, at + 1, fewer, at, fewer.length - at);
    return fewer;
  }

  private boolean covers(long key) {
    // in two steps: 65 places at once would be one
    return (key ^ someKey) >>> shift >>> BITS == 0;
  }

  private long mask() {
    return shift + BITS >= Long.SIZE ? -1 : (1L << shift + BITS) - 1;
  }

  private int indexOf(int bit) {
    return Integer.bitCount(digits & bit - 1);
  }

  private static int bit(long key, int shift) {
    return 1 << (int) (key >>> shift); // of an int shift only five bits count
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // there are no arrays of a generic type
  private static <V> LongTrie<V>[] slots(int length) {
    return new LongTrie[length];
  }
}
