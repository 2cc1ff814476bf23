package dev.matchbook.core.engine;

import static dev.matchbook.core.internal.Orders.NIL;

import dev.matchbook.core.internal.BookSide;

/** The worst price that a market order takes (RULEBOOK §9). */
final class Collar {
  private static final long NO_LIMIT = Long.MAX_VALUE;

  private Collar() {}

  /** The worst key on the other side that a market order takes which begins its walk now. */
  static long limit(Market market, BookSide against) {
    if (market.collar() == null || against.best() == BookSide.NONE) {
      return NO_LIMIT;
    }
    long best = against.priceOf(against.key(reference(against)));
    long width = market.collar().floorOf(best);
    long limit = against.buys() ? best - width : best + width;
    return limit < best && !against.buys() ? NO_LIMIT : against.keyWithin(limit);
  }

  /** The best level with an order that is not conditional, or else the best. */
  private static int reference(BookSide against) {
    int level = against.best();
    while (level != BookSide.NONE) {
      if (against.head(level) != NIL || against.hiddenOrders(level) > 0) {
        return level;
      }
      level = against.next(level);
    }
    return against.best();
  }
}
