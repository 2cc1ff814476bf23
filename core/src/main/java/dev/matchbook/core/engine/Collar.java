package dev.matchbook.core.engine;

import static dev.matchbook.core.book.Orders.NIL;

import dev.matchbook.core.book.BookSide;
import dev.matchbook.core.book.Levels;

/** The worst price that a market order takes (RULEBOOK §9). */
final class Collar {
  private static final long NO_LIMIT = Long.MAX_VALUE;

  private Collar() {}

  /** The worst key on the other side that a market order takes which begins its walk now. */
  static long limit(Market market, BookSide against, Levels levels) {
    if (market.collar() == null || against.best() == NIL) {
      return NO_LIMIT;
    }
    long best = levels.key(reference(against, levels));
    long limit = best + market.collar().floorOf(against.priceOf(best));
    return limit < best ? NO_LIMIT : limit;
  }

  /** The best level with an order that is not conditional, or else the best. */
  private static int reference(BookSide against, Levels levels) {
    int level = against.best();
    while (level != NIL) {
      if (levels.shownOrders(level) > 0 || levels.hiddenOrders(level) > 0) {
        return level;
      }
      level = levels.next(level);
    }
    return against.best();
  }
}
