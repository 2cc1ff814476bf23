package dev.matchbook.examples.lobster;

import dev.matchbook.core.Side;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The book as the files tell it: each message takes effect on the order that it names, and the
 * exchange's rows show the levels that come into sight. Knows nothing of matching.
 */
final class ReferenceBook {
  private final int depth;
  private final UnknownParts known;
  private final UnknownParts noted;
  private final BookListener listener;
  private final BookSide bids = new BookSide(Side.BUY);
  private final BookSide asks = new BookSide(Side.SELL);
  private final Map<Long, RestingOrder> named = new HashMap<>();
  private long largestNewId = Long.MIN_VALUE;

  /**
   * Shows the start state.
   *
   * @param known who takes how much of each unknown part, as far as this is known
   * @param noted where this book notes who does
   */
  ReferenceBook(UnknownParts known, UnknownParts noted, BookListener listener, BookRow start) {
    this.depth = start.levels();
    this.known = known;
    this.noted = noted;
    this.listener = listener;
    for (Side side : Side.values()) {
      for (int i = 0; i < start.depth(side); i++) {
        show(0, new LevelKey(side, start.price(side, i)), start.size(side, i));
      }
    }
  }

  /** Lets the message count as an earlier one, without effect on the book. */
  void remember(Message message) {
    if (message.type() == MessageType.NEW) {
      largestNewId = Math.max(largestNewId, message.id());
    }
  }

  /** Does what the message says. */
  void apply(Message message) {
    if (message.type() == MessageType.NEW) {
      enter(message);
      remember(message);
    } else if (message.type().namesOrder()) {
      take(message);
    }
  }

  private void enter(Message message) {
    BookSide side = side(message.side());
    Level level = side.at(message.price());
    if (level == null) {
      level = Level.entered(message.level());
      side.put(level);
    }
    RestingOrder order =
        message.id() < largestNewId
            ? level.addById(message.id(), message.size())
            : level.addLast(message.id(), message.size());
    named.put(message.id(), order);
    listener.touched(level.key());
  }

  private void take(Message message) {
    RestingOrder order = named.get(message.id());
    if (order == null) {
      takeUnnamed(message);
    } else if (message.type() == MessageType.DELETE) {
      take(order, order.qty());
    } else {
      take(order, Math.min(order.qty(), message.size()));
    }
  }

  private void takeUnnamed(Message message) {
    Level level = side(message.side()).at(message.price());
    if (level == null || level.unnamed() == null) {
      return;
    }
    long size = Math.min(level.unnamed().qty(), message.size());
    noted.note(level.part(), message.id(), size);
    take(level.unnamed(), size);
  }

  private void take(RestingOrder order, long size) {
    Level level = order.level();
    level.take(order, size);
    if (order.qty() == 0 && order.isNamed()) {
      named.remove(order.id(), order);
    }
    if (level.isEmpty()) {
      side(level.key().side()).remove(level);
    }
    listener.touched(level.key());
  }

  /** Drops the levels that row {@code i} has no room for, then reveals what it shows anew. */
  void settle(long i, BookRow row) {
    settle(i, row, Side.BUY);
    settle(i, row, Side.SELL);
  }

  private void settle(long i, BookRow row, Side name) {
    BookSide side = side(name);
    while (side.depth() > depth) {
      drop(side, side.worst());
    }
    if (side.depth() == depth - 1
        && row.depth(name) == depth
        && side.isWorst(row.price(name, depth - 1))) {
      Level level =
          show(i, new LevelKey(name, row.price(name, depth - 1)), row.size(name, depth - 1));
      listener.revealed(level.key(), level.queue());
    }
  }

  private void drop(BookSide side, Level level) {
    side.remove(level);
    for (RestingOrder order : level.queue()) {
      if (order.isNamed()) {
        named.remove(order.id(), order);
      }
    }
    listener.touched(level.key());
  }

  private Level show(long row, LevelKey key, long size) {
    Level level = Level.revealed(new UnknownParts.Key(row, key));
    side(key.side()).put(level);
    long rest = size;
    for (Map.Entry<Long, Long> taker : known.takers(level.part()).entrySet()) {
      named.put(taker.getKey(), level.addLast(taker.getKey(), taker.getValue()));
      rest -= taker.getValue();
    }
    if (rest > 0) {
      level.addUnnamed(rest);
    }
    listener.touched(key);
    return level;
  }

  /** Whether it has the row's levels, no more and no less. */
  boolean shows(BookRow row) {
    return bids.shows(row) && asks.shows(row);
  }

  /** The orders of a level, first in priority first; empty if there is no such level. */
  List<RestingOrder> queue(LevelKey key) {
    Level level = side(key.side()).at(key.price());
    return level == null ? List.of() : level.queue();
  }

  private BookSide side(Side side) {
    return side == Side.BUY ? bids : asks;
  }
}
