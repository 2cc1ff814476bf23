package dev.matchbook.core.engine;

import static dev.matchbook.core.internal.Orders.NIL;

import dev.matchbook.core.Side;
import dev.matchbook.core.internal.BookSide;
import dev.matchbook.core.internal.OrderFlags;
import org.eclipse.collections.api.list.primitive.IntList;

/** Walks an engine's state in the order that {@link StateHash} fixes. */
final class StateHasher {
  private final OpenOrders open;
  private final OrderView view;
  private final StateHash hash = new StateHash();

  private StateHasher(OpenOrders open) {
    this.open = open;
    this.view = new OrderView(open);
  }

  static long hash(
      OpenOrders open, EventOut out, long orderId, Nonces nonces, Settlements settlements) {
    StateHasher hasher = new StateHasher(open);
    hasher.hash.add(out.ts()).add(out.seq()).add(orderId).add(out.tradeId());
    for (int i = 0; i < open.marketCount(); i++) {
      hasher.add(open.marketAt(i));
    }
    nonces.addTo(hasher.hash);
    open.addLinksTo(hasher.hash);
    settlements.addTo(hasher.hash);
    return hasher.hash.value();
  }

  private void add(Market market) {
    hash.add(market.symbol()).add(market.status().ordinal());
    hash.add(market.lastPrice()).add(market.mark());
    for (Side side : Side.values()) {
      add(market.side(side));
    }
    hash.add(-1);
    IntList waiting = market.triggers().waiting();
    for (int i = 0; i < waiting.size(); i++) {
      add(waiting.get(i), 0);
    }
    hash.add(-1);
  }

  private void add(BookSide side) {

    for (int level = side.best(); level != BookSide.NONE; level = side.next(level)) {
      addQueue(side.head(level));
      addQueue(side.darkHead(level));
    }
  }

  private void addQueue(int head) {
    for (int slot = head; slot != NIL; slot = open.orders.next(slot)) {
      add(slot, open.orders.is(slot, OrderFlags.DARK) ? 0 : open.orders.shown(slot));
    }
  }

  private void add(int slot, long shown) {
    OrderView order = view.at(slot);
    hash.add(order.orderId()).add(order.account().name()).add(order.clOrdId());
    hash.add(order.side().ordinal()).add(order.ordType().ordinal()).add(order.tif().ordinal());
    hash.add(order.price()).add(order.isWaiting() ? order.stopPx() : -1).add(order.trailOffset());
    hash.add(order.qty()).add(order.leaves()).add(shown);
    hash.add(order.displayQty()).add(order.minFillQty());
    hash.add(order.allOrNone() ? 1 : 0).add(order.postOnly() ? 1 : 0);
    hash.add(order.stp().ordinal()).add(order.expireTs());
  }
}
