package dev.matchbook.core.engine;

import static dev.matchbook.core.internal.Orders.NIL;

import dev.matchbook.core.internal.BookSide;
import dev.matchbook.core.internal.ClOrdIdTable;
import dev.matchbook.core.internal.IdIndex;
import dev.matchbook.core.internal.OrderFlags;
import dev.matchbook.core.internal.Orders;
import dev.matchbook.core.internal.SlotHeap;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.collections.api.block.predicate.primitive.LongPredicate;
import org.eclipse.collections.impl.list.mutable.primitive.LongArrayList;

/**
 * Every order that rests or waits, over all markets, and what finds it: its id, its account and
 * {@code clOrdId}, its expiry.
 *
 * <p>An order enters the indexes when it first comes to rest or to wait and stays in them while it
 * acts as an aggressor again; one that never rests (a market order, most takers) never enters.
 */
final class OpenOrders {
  private static final int EXPIRY_HEAP = 2;
  private static final int COMPACT_FROM = 64;

  final Orders orders = new Orders();

  final Accounts accounts = new Accounts();
  final List<Market> markets = new ArrayList<>();
  private final IdIndex ids = new IdIndex(orders);
  private final ClOrdIdTable clOrdIds = new ClOrdIdTable(orders);
  private final SlotHeap expiry = new SlotHeap(orders, EXPIRY_HEAP);
  private final LongPredicate isClosed = id -> ids.find(id) == NIL;

  /** The open order with that id, or NIL. */
  int find(long orderId) {
    return ids.find(orderId);
  }

  /** The account's open order with that {@code clOrdId}, or NIL. */
  int find(Account account, String clOrdId) {
    return account.openOrders() == 0 ? NIL : clOrdIds.find(account.index(), clOrdId);
  }

  Market market(int slot) {
    return markets.get(orders.market(slot));
  }

  /** Null is fine: the market of an unknown symbol. */
  void requireOwn(Market market) {
    if (market != null
        && (market.index() >= markets.size() || markets.get(market.index()) != market)) {
      throw new IllegalArgumentException("market: of another engine: " + market.symbol());
    }
  }

  Account account(int slot) {
    return accounts.at(orders.account(slot));
  }

  /** Puts an order at the tail of its queue. */
  void rest(int slot) {
    enter(slot);
    BookSide side = market(slot).side(sells(slot));
    side.rest(slot, side.keyOf(orders.price(slot)), orders.flags(slot), orders.leaves(slot));
  }

  /** Lets an order wait for its trigger. */
  void await(int slot) {
    enter(slot);
    Market market = market(slot);
    market.side(sells(slot)).addWaitingLeaves(orders.leaves(slot));
    market.triggers().add(slot);
    orders.set(slot, OrderFlags.WAITING);
  }

  /** Takes an order out of its queue or out of the waiting ones; it stays in the indexes. */
  void takeOut(int slot) {
    Market market = market(slot);
    BookSide side = market.side(sells(slot));
    if (orders.is(slot, OrderFlags.RESTING)) {
      side.remove(slot);
    } else {
      side.addWaitingLeaves(-orders.leaves(slot));
      market.triggers().remove(slot);
      orders.clear(slot, OrderFlags.WAITING);
    }
  }

  private boolean sells(int slot) {
    return orders.is(slot, OrderFlags.SELL);
  }

  private void enter(int slot) {
    int flags = orders.flags(slot);
    if ((flags & OrderFlags.OPEN) != 0) {
      return;
    }
    orders.set(slot, OrderFlags.OPEN);
    ids.put(orders.id(slot), slot);
    Account account = account(slot);
    if (account.ids().size() >= COMPACT_FROM + 2 * account.openOrders()) {
      compact(account);
    }
    accounts.opened(account, orders.id(slot));
    if ((flags & OrderFlags.HAS_CL_ORD_ID) != 0) {
      clOrdIds.put(slot);
    }
    if ((flags & OrderFlags.HAS_EXPIRY) != 0) {
      expiry.add(slot, orders.expireTs(slot));
    }
    if ((flags & OrderFlags.CONDITIONAL) != 0) {
      market(slot).side(sells(slot)).addOpenConditional(1);
    }
  }

  /** Forgets an order that is in no queue any more and gives its slot back. */
  void close(int slot) {
    int flags = orders.flags(slot);
    if ((flags & OrderFlags.OPEN) != 0) {
      leave(slot, flags);
    }
    orders.release(slot);
  }

  /** Forgets a resting order whose slot somebody else gives back. */
  void forget(int slot) {
    leave(slot, orders.flags(slot));
    orders.releaseParts(slot);
  }

  private void leave(int slot, int flags) {
    ids.drop(orders.id(slot), slot);
    accounts.closed(account(slot));
    if ((flags & OrderFlags.HAS_CL_ORD_ID) != 0) {
      clOrdIds.drop(slot);
    }
    if ((flags & OrderFlags.HAS_EXPIRY) != 0) {
      expiry.remove(slot);
    }
    if ((flags & OrderFlags.CONDITIONAL) != 0) {
      market(slot).side(sells(slot)).addOpenConditional(-1);
    }
  }

  /** The order that is due first at that time, or NIL. */
  int due(long now) {
    return expiry.size() > 0 && expiry.firstKey() <= now ? expiry.first() : NIL;
  }

  /** The ids of the account's open orders, ascending. Valid until the next order is opened. */
  LongArrayList idsOf(Account account) {
    if (account.ids().size() > account.openOrders()) {
      compact(account);
    }
    return account.ids();
  }

  private void compact(Account account) {
    account.ids().removeIf(isClosed);
  }
}
