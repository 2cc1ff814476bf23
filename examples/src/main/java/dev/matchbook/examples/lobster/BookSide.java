package dev.matchbook.examples.lobster;

import dev.matchbook.core.Side;
import java.util.Comparator;
import java.util.TreeMap;

/** One side of the reference book: its levels, best price first. */
final class BookSide {
  private final Side side;
  private final TreeMap<Long, Level> levels;

  BookSide(Side side) {
    this.side = side;
    Comparator<Long> lowestFirst = Comparator.naturalOrder();
    this.levels = new TreeMap<>(side == Side.BUY ? lowestFirst.reversed() : lowestFirst);
  }

  int depth() {
    return levels.size();
  }

  /** The level at the price, or null. */
  Level at(long price) {
    return levels.get(price);
  }

  /** The level with the best price, or null. */
  Level best() {
    return levels.isEmpty() ? null : levels.firstEntry().getValue();
  }

  /** The level with the worst price, or null. */
  Level worst() {
    return levels.isEmpty() ? null : levels.lastEntry().getValue();
  }

  void put(Level level) {
    levels.put(level.key().price(), level);
  }

  void remove(Level level) {
    levels.remove(level.key().price(), level);
  }

  /** Whether a level at the price would come behind all others. */
  boolean isWorst(long price) {
    return levels.isEmpty() || levels.comparator().compare(price, levels.lastKey()) > 0;
  }

  /** Whether it has the row's prices and sizes, no more and no less. */
  boolean shows(BookRow row) {
    if (row.depth(side) != levels.size()) {
      return false;
    }
    int i = 0;
    for (Level level : levels.values()) {
      if (level.key().price() != row.price(side, i) || level.qty() != row.size(side, i)) {
        return false;
      }
      i++;
    }
    return true;
  }
}
