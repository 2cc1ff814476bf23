package dev.matchbook.core.engine;

import dev.matchbook.core.Side;
import dev.matchbook.core.internal.BookSide;
import dev.matchbook.core.internal.Orders;

/**
 * The displayed book at the moment of a callback, read level by level straight from the engine:
 * {@link #rewind} to a side, then {@link #next} while it finds one. Dark queues do not show.
 */
public final class DepthView {

  private Market market;
  private int limit;
  private BookSide side;
  private int level;
  private int left;

  DepthView() {}

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
    level = BookSide.NONE;
    left = limit;
    return this;
  }

  /** Goes to the next level that shows something; false where there is none within the limit. */
  public boolean next() {
    if (left == 0) {
      return false;
    }
    int at = left == limit ? side.best() : side.next(level);
    while (at != BookSide.NONE && side.head(at) == Orders.NIL) {
      at = side.next(at);
    }
    left = at == BookSide.NONE ? 0 : left - 1;
    level = at;
    return at != BookSide.NONE;
  }

  /** Price of the level in units. */
  public long price() {
    return side.priceOf(side.key(level));
  }

  /** Displayed quantity of the level in units. */
  public long qty() {
    return side.shown(level);
  }

  /** Displayed orders of the level; counts them. */
  public int orders() {
    return side.shownOrders(level);
  }
}
