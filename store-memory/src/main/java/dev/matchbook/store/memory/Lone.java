package dev.matchbook.store.memory;

import java.util.function.UnaryOperator;

/** A map with one entry. */
record Lone<V>(long key, V value) implements LongTrie<V> {

  @Override
  public V get(long wanted) {
    return wanted == key ? value : null;
  }

  @Override
  public Lone<V> first() {
    return this;
  }

  @Override
  public LongTrie<V> change(long changed, UnaryOperator<V> to, Edit edit) {
    if (changed != key) {
      V added = to.apply(null);
      return added == null ? this : Branch.of(this, new Lone<>(changed, added), key, changed, edit);
    }
    V now = to.apply(value);
    if (now == value) {
      return this;
    }
    return now == null ? None.of() : new Lone<>(key, now);
  }

  @Override
  public boolean ascend(long from, Visitor<? super V> visitor) {
    return Long.compareUnsigned(key, from) < 0 || visitor.visit(key, value);
  }

  @Override
  public boolean descend(long from, Visitor<? super V> visitor) {
    return Long.compareUnsigned(key, from) > 0 || visitor.visit(key, value);
  }
}
