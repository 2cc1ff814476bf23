package dev.matchbook.store.memory;

import java.util.function.UnaryOperator;

/** A map without entries. */
final class None<V> implements LongTrie<V> {
  private static final None<Object> NONE = new None<>();

  private None() {}

  @SuppressWarnings("unchecked") // it holds no value
  static <V> None<V> of() {
    return (None<V>) NONE;
  }

  @Override
  public boolean isEmpty() {
    return true;
  }

  @Override
  public V get(long key) {
    return null;
  }

  @Override
  public Lone<V> first() {
    return null;
  }

  @Override
  public LongTrie<V> change(long key, UnaryOperator<V> to, Edit edit) {
    V value = to.apply(null);
    return value == null ? this : new Lone<>(key, value);
  }

  @Override
  public boolean ascend(long from, Visitor<? super V> visitor) {
    return true;
  }

  @Override
  public boolean descend(long from, Visitor<? super V> visitor) {
    return true;
  }
}
