package dev.matchbook.composite;

import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.TradeQuery;

/**
 * Says whether a layer's answer is whole. A layer knows everything from some event on, its floor:
 * rows below it may be there or not.
 */
final class Judgement {
  private Judgement() {}

  /**
   * Whether a page of orders can have no gap: only what changed above the floor is asked for, or
   * there is no floor, as for open orders.
   */
  static boolean isWhole(OrderQuery query, Cursor after, long floor) {
    boolean byChange = query.sort() == OrderQuery.Sort.BY_CHANGE;
    return floor == 0
        || query.changedSince() >= floor
        || byChange && after != null && after.first() > floor;
  }

  /** Whether it is worth asking for a page of trades: it may be whole. */
  static boolean mayBeWhole(TradeQuery query, Cursor after, long floor) {
    return isAbove(query, after, floor)
        || query.newestFirst() && floor != Long.MAX_VALUE && isAboveFloor(after, floor);
  }

  private static boolean isAboveFloor(Cursor after, long floor) {
    return after == null || -after.first() > floor;
  }

  /**
   * Whether a page of trades has no gap: all that is asked for is above the floor, or the page was
   * full before it reached the floor.
   */
  static boolean isWhole(TradeQuery query, Cursor after, Page<Trade> page, long floor) {
    if (isAbove(query, after, floor)) {
      return true;
    }
    int rows = page.rows().size();
    return query.newestFirst()
        && page.hasNext()
        && rows > 0
        && page.rows().get(rows - 1).seq() > floor;
  }

  private static boolean isAbove(TradeQuery query, Cursor after, long floor) {
    return floor == 0
        || query.sinceSeq() >= floor
        || !query.newestFirst() && after != null && after.first() >= floor;
  }
}
