package dev.matchbook.examples.lobster;

import java.util.List;

/**
 * The second pass: keeps the reference book row by row, the engine's book in step with it, and
 * sends each aggressor to the engine when its group is complete. Inside a group the engine waits at
 * the book before it, and the reference book alone is compared.
 */
final class EngineReplay implements BookListener {
  private final List<Message> day;
  private final ReferenceBook reference;
  private final EngineBook engine;
  private Group open;
  private long compared;
  private long bookExact;
  private long groups;
  private long makerExact;

  EngineReplay(List<Message> day, UnknownParts parts, BookRow start) {
    this.day = day;
    this.engine = new EngineBook(start.levels());
    this.reference = new ReferenceBook(parts, new UnknownParts(), this, start);
    reference.remember(day.get(0));
    engine.follow(reference);
  }

  /** Takes message {@code i}, from 1 on, and the exchange's book after it. */
  void next(int i, BookRow row) {
    Message message = day.get(i);
    if (open == null && message.type() == MessageType.EXECUTION) {
      open = Group.startingAt(day, i);
    }
    reference.apply(message);
    reference.settle(i, row);
    if (open != null && open.last() == i) {
      close(open);
    }
    if (open == null) {
      engine.follow(reference);
    }
    compare(row);
  }

  private void close(Group group) {
    List<RestingOrder> makers =
        engine.take(group.makerSide().opposite(), group.qty(), group.limit());
    groups++;
    if (group.hasMakers(makers)) {
      makerExact++;
    }
    open = null;
  }

  private void compare(BookRow row) {
    compared++;
    if (reference.shows(row) && (open != null || engine.shows(row))) {
      bookExact++;
    }
  }

  @Override
  public void touched(LevelKey level) {
    engine.outdated(level);
  }

  @Override
  public void revealed(LevelKey level, List<RestingOrder> queue) {
    if (open != null && level.side() == open.makerSide() && open.reaches(level.price())) {
      engine.append(level, queue);
    }
  }

  long compared() {
    return compared;
  }

  long bookExact() {
    return bookExact;
  }

  long groups() {
    return groups;
  }

  long makerExact() {
    return makerExact;
  }
}
