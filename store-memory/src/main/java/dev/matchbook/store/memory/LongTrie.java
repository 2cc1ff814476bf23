package dev.matchbook.store.memory;

import java.util.function.UnaryOperator;

/**
 * A persistent map: nothing, one {@link Lone} entry, or a {@link Branch} of up to 32 such maps.
 * Keys are in ascending order, as unsigned numbers.
 *
 * <p>A change gives another map that shares all but the branches on the way to the key; those that
 * its {@link Edit} made already are changed in place. No way is longer than 13 branches, however
 * many entries there are: 64 bits of a key, 5 at a branch. Where keys are close to each other or
 * few, it is shorter.
 *
 * @param <V> never null
 */
sealed interface LongTrie<V> permits None, Lone, Branch {

  /** The map without entries. */
  static <V> LongTrie<V> empty() {
    return None.of();
  }

  /** Whether there is no entry. */
  default boolean isEmpty() {
    return false;
  }

  /** The value of that key, or null. */
  V get(long key);

  /** The first entry, or null. */
  Lone<V> first();

  /** The map with that entry. */
  default LongTrie<V> put(long key, V value, Edit edit) {
    return change(key, old -> value, edit);
  }

  /** The map without that key. */
  default LongTrie<V> remove(long key, Edit edit) {
    return change(key, old -> null, edit);
  }

  /**
   * The map with another value for that key.
   *
   * @param to is given the value, or null, and gives another, or null for none
   */
  LongTrie<V> change(long key, UnaryOperator<V> to, Edit edit);

  /**
   * Shows the entries from that key on, it included, in ascending order.
   *
   * @return false if the visitor wanted no more
   */
  boolean ascend(long from, Visitor<? super V> visitor);

  /** The same in descending order. */
  boolean descend(long from, Visitor<? super V> visitor);

  /** Who is shown entries. */
  @FunctionalInterface
  interface Visitor<V> {
    /** Takes an entry and says whether to go on. */
    boolean visit(long key, V value);
  }
}
