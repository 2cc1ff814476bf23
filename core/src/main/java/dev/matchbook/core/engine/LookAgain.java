package dev.matchbook.core.engine;

import static dev.matchbook.core.internal.Orders.NIL;

import dev.matchbook.core.Side;
import dev.matchbook.core.internal.BookSide;
import dev.matchbook.core.internal.Conditionals;
import dev.matchbook.core.internal.Orders;
import java.util.Arrays;

/**
 * Conditional orders look again after an order came to rest (RULEBOOK §6).
 *
 * <p>The rest of a retried order has its own looking again done first, to its end; what the
 * rulebook describes as nesting is a stack here, so that its depth is not the thread's.
 */
final class LookAgain {
  private final Matcher matcher;
  private final OpenOrders open;
  private final Orders orders;
  private long[] prices = new long[8];
  private boolean[] buys = new boolean[8];
  private int depth;

  LookAgain(Matcher matcher, OpenOrders open) {
    this.matcher = matcher;
    this.open = open;
    this.orders = open.orders;
  }

  /**
   * Lets them look.
   *
   * @param rested the order that came to rest
   * @param opposite the side whose conditional orders look
   */
  void after(int rested, BookSide opposite) {
    Market market = open.market(rested);
    push(orders.price(rested), opposite.buys());
    while (depth > 0) {
      long price = prices[depth - 1];
      BookSide lookers = market.side(buys[depth - 1] ? Side.BUY : Side.SELL);
      BookSide against = lookers.opposite();
      int slot = firstThatPasses(lookers, against, lookers.keyOf(price));
      if (slot == NIL) {
        depth--;
      } else {
        retry(slot, against);
      }
    }
  }

  private int firstThatPasses(BookSide lookers, BookSide against, long reach) {
    Conditionals all = lookers.conditionals();
    for (int place = 0; place < all.size(); place++) {
      int slot = all.slot(place);
      long price = orders.price(slot);
      if (lookers.keyOf(price) > reach) {
        return NIL;
      }
      if (matcher.passes(slot, against, against.keyOf(price))) {
        return slot;
      }
    }
    return NIL;
  }

  private void retry(int slot, BookSide against) {
    long price = orders.price(slot);
    open.takeOut(slot);
    if (matcher.walk(slot, against, against.keyOf(price))) {
      open.rest(slot);
      push(price, against.buys());
    }
  }

  private void push(long price, boolean lookersBuy) {
    if (depth == prices.length) {
      prices = Arrays.copyOf(prices, depth * 2);
      buys = Arrays.copyOf(buys, depth * 2);
    }
    prices[depth] = price;
    buys[depth] = lookersBuy;
    depth++;
  }
}
