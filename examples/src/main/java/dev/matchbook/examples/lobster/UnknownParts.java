package dev.matchbook.examples.lobster;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The quantities of the book that came into sight without order ids, and who took how much of each:
 * written by the first pass, read by the second.
 */
final class UnknownParts {

  /**
   * Names a part.
   *
   * @param row the row that showed it first
   * @param level where it rests
   */
  record Key(long row, LevelKey level) {}

  private final Map<Key, SortedMap<Long, Long>> takers = new HashMap<>();

  /** Notes that the order with that id took the quantity from the part. */
  void note(Key part, long id, long qty) {
    takers.computeIfAbsent(part, key -> new TreeMap<>()).merge(id, qty, Long::sum);
  }

  /** Quantity by order id, smallest id first; empty if nobody took any. */
  SortedMap<Long, Long> takers(Key part) {
    return takers.getOrDefault(part, Collections.emptySortedMap());
  }
}
