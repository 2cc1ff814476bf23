package dev.matchbook.store.redis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.eclipse.collections.impl.set.mutable.primitive.LongHashSet;

/** Which keys a writer has written, so that it need not ask for their types again. Bounded. */
final class CheckedKeys {
  private static final int MOST = 1 << 20;
  private static final long FACTOR = 0x9E3779B97F4A7C15L;

  private final LongHashSet hashes = new LongHashSet();

  /** Those of the names that are new. */
  List<String> unknown(Collection<String> names) {
    List<String> unknown = new ArrayList<>();
    for (String name : names) {
      if (!hashes.contains(hash(name))) {
        unknown.add(name);
      }
    }
    return unknown;
  }

  void add(List<String> names) {
    if (hashes.size() + names.size() > MOST) {
      hashes.clear();
    }
    names.forEach(name -> hashes.add(hash(name)));
  }

  private static long hash(String name) {
    long hash = name.length();
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * FACTOR;
      hash ^= hash >>> 31;
    }
    return hash;
  }
}
