package dev.matchbook.examples.lobster;

import java.util.List;

/** Is told what changes in a {@link ReferenceBook}, at once and on the caller's thread. */
interface BookListener {
  /** Takes no notice. */
  BookListener NONE =
      new BookListener() {
        @Override
        public void touched(LevelKey level) {}

        @Override
        public void revealed(LevelKey level, List<RestingOrder> queue) {}
      };

  /** Orders came to, left or changed at the level. */
  void touched(LevelKey level);

  /**
   * A row showed a level that had been out of sight; {@link #touched} was called before.
   *
   * @param queue its orders, first in priority first
   */
  void revealed(LevelKey level, List<RestingOrder> queue);
}
