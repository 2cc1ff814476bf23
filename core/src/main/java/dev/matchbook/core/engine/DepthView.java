package dev.matchbook.core.engine;

import dev.matchbook.core.Side;
import dev.matchbook.core.book.BookSide;
import dev.matchbook.core.book.Levels;
import dev.matchbook.core.book.Orders;

/**
 * The displayed book at the moment of a callback, read level by level straight from the engine:
 * {@link #rewind} to a side, then {@link #next} while it finds one. Dark queues do not show.
 */
public final class DepthView {
  private final Levels levels;
  private Market market;
  private int limit;
  private BookSide side;
  private int level;
  private int left;

  DepthView(Levels levels) {
    this.levels = levels;
  }

  DepthView of(Market market, int limit) {
    this.market = market;
    this.limit = limit;
    return rewind(Side.BUY);
  }

  /** The market. */
  public Market market() {
    return market;
  }

  /** Goes before the best level of a side. */
  public DepthView rewind(Side of) {
    side = market.side(of);
    level = Orders.NIL;
    left = limit;
    return this;
  }

  /** Goes to the next level that shows something; false where there is none within the limit. */
  public boolean next() {
    if (left == 0) {
      return false;
    }
    int at = left == limit ? side.best() : levels.next(level);
    while (at != Orders.NIL && levels.shownOrders(at) == 0) {
      at = levels.next(at);
    }
    left = at == Orders.NIL ? 0 : left - 1;
    level = at;
    return at != Orders.NIL;
  }

  /** Price of the level in units. */
  public long price() {
    return side.priceOf(levels.key(level));
  }

  /** Displayed quantity of the level in units. */
  public long qty() {
    return levels.shown(level);
  }

  /** Displayed orders of the level. */
  public int orders() {
    return levels.shownOrders(level);
  }
}
