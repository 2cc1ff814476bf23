package dev.matchbook.core.engine;

import static dev.matchbook.core.internal.Orders.NIL;

import dev.matchbook.core.internal.BookSide;
import dev.matchbook.core.internal.ClOrdIdTable;
import dev.matchbook.core.internal.IdIndex;
import dev.matchbook.core.internal.OrderFlags;
import dev.matchbook.core.internal.Orders;
import dev.matchbook.core.internal.SlotHeap;
import dev.matchbook.core.internal.SlotMoves;
import java.util.Arrays;
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

  /** What has more to be done for it than a plain order. */
  private static final int SPECIAL =
      OrderFlags.HAS_CL_ORD_ID | OrderFlags.NEEDS_COLD | OrderFlags.CONDITIONAL;

  final Orders orders = new Orders();

  final Accounts accounts = new Accounts();
  private final LinkedOrders links = new LinkedOrders();
  private Market[] markets = new Market[4];
  private int marketCount;
  private final IdIndex ids = new IdIndex(orders);
  private final ClOrdIdTable clOrdIds = new ClOrdIdTable(orders);
  private final SlotHeap expiry = new SlotHeap(orders, EXPIRY_HEAP);
  private long nextExpiry = Long.MAX_VALUE;
  private final LongPredicate isClosed = id -> ids.find(id) == NIL;

  /** The open order with that id, or NIL. */
  int find(long orderId) {
    return ids.find(orderId);
  }

  /** The account's open order with that {@code clOrdId}, or NIL. */
  int find(Account account, String clOrdId) {
    return account.openOrders() == 0 ? NIL : clOrdIds.find(account.index(), clOrdId);
  }

  /** The order to which that one refers, or 0. */
  long refOf(long orderId) {
    return links.of(orderId);
  }

  /** An order that comes refers to an earlier one. */
  void link(long orderId, long refOrderId) {
    links.put(orderId, refOrderId, orders.live(), id -> find(id) != NIL);
  }

  /** Whether quantity of that open order came back in another one. */
  boolean hasGivenBack(long orderId) {
    return links.hasGiven(orderId);
  }

  void givenBack(long orderId) {
    links.given(orderId, orders.live(), id -> find(id) != NIL);
  }

  void addLinksTo(StateHash hash) {
    links.addTo(hash, id -> find(id) != NIL);
  }

  Market market(int slot) {
    return markets[orders.market(slot)];
  }

  /** How many markets there are. */
  int marketCount() {
    return marketCount;
  }

  /** The market of that index. */
  Market marketAt(int index) {
    return markets[index];
  }

  void add(Market market) {
    if (marketCount == markets.length) {
      markets = Arrays.copyOf(markets, 2 * marketCount);
    }
    markets[marketCount++] = market;
  }

  /** Null is fine: the market of an unknown symbol. */
  void requireOwn(Market market) {
    if (market != null && !market.isOf(orders)) {
      throw new IllegalArgumentException("market: of another engine: " + market.symbol());
    }
  }

  Account account(int slot) {
    return accounts.at(orders.account(slot));
  }

  /** Gives memory back where only few orders are left of many; only between commands. */
  void shrink() {
    SlotMoves moves = SlotMoves.make(orders, ids);
    clOrdIds.move(moves);
    expiry.move(moves);
    for (int i = 0; i < marketCount; i++) {
      markets[i].move(moves);
    }
  }

  /** Puts an order at the tail of its queue. */
  void rest(int slot) {
    enter(slot);
    BookSide side = market(slot).side(orders.flags(slot));
    side.rest(slot, side.keyOf(orders.price(slot)), orders.flags(slot), orders.leaves(slot));
  }

  /** Lets an order wait for its trigger. */
  void await(int slot) {
    enter(slot);
    Market market = market(slot);
    market.side(orders.flags(slot)).addWaitingLeaves(orders.leaves(slot));
    market.triggers().add(slot);
    orders.set(slot, OrderFlags.WAITING);
  }

  /** Takes an order out of its queue or out of the waiting ones; it stays in the indexes. */
  void takeOut(int slot) {
    Market market = market(slot);
    BookSide side = market.side(orders.flags(slot));
    if (orders.is(slot, OrderFlags.RESTING)) {
      side.remove(slot);
    } else {
      side.addWaitingLeaves(-orders.leaves(slot));
      market.triggers().remove(slot);
      orders.clear(slot, OrderFlags.WAITING);
    }
  }

  private void enter(int slot) {
    int flags = orders.flags(slot);
    if ((flags & OrderFlags.OPEN) != 0) {
      return;
    }
    orders.set(slot, OrderFlags.OPEN);
    enterPlain(slot, orders.id(slot), account(slot));
    if ((flags & SPECIAL) != 0) {
      enterSpecial(slot, flags);
    }
  }

  /** Takes a plain order that is about to rest into the indexes; its flags are not touched. */
  void enterPlain(int slot, long orderId, Account account) {
    ids.put(orderId, slot);
    accounts.opened(account, orderId);
  }

  private void enterSpecial(int slot, int flags) {
    if ((flags & OrderFlags.HAS_CL_ORD_ID) != 0) {
      clOrdIds.put(slot);
    }
    if ((flags & OrderFlags.HAS_EXPIRY) != 0) {
      expiry.add(slot, orders.expireTs(slot));
      nextExpiry = expiry.firstKey();
    }
    if ((flags & OrderFlags.CONDITIONAL) != 0) {
      market(slot).side(flags).addOpenConditional(1);
    }
  }

  /** Forgets an order that is in no queue any more and gives its slot back. */
  void close(int slot) {
    if (orders.is(slot, OrderFlags.OPEN)) {
      forget(slot);
    } else {
      orders.releaseParts(slot);
    }
    orders.giveBack(slot);
  }

  /** Forgets an open order that is in no queue any more and whose slot somebody gives back. */
  void forget(int slot) {
    int flags = orders.flags(slot);
    ids.drop(orders.id(slot), slot);
    accounts.closed(account(slot));
    if ((flags & SPECIAL) != 0) {
      leaveSpecial(slot, flags);
    }
  }

  private void leaveSpecial(int slot, int flags) {
    if ((flags & OrderFlags.HAS_CL_ORD_ID) != 0) {
      clOrdIds.drop(slot);
    }
    if ((flags & OrderFlags.HAS_EXPIRY) != 0) {
      expiry.remove(slot);
      nextExpiry = expiry.size() == 0 ? Long.MAX_VALUE : expiry.firstKey();
    }
    if ((flags & OrderFlags.CONDITIONAL) != 0) {
      market(slot).side(flags).addOpenConditional(-1);
    }
    orders.releaseParts(slot);
  }

  /** The order that is due first at that time, or NIL. */
  int due(long now) {
    return nextExpiry <= now && expiry.size() > 0 ? expiry.first() : NIL;
  }

  /** The ids of the account's open orders, ascending. Valid until the next order is opened. */
  LongArrayList idsOf(Account account) {
    if (!accounts.areListed()) {
      LongArrayList all = new LongArrayList();
      ids.forEach(slot -> all.add(orders.id(slot)));
      accounts.list(all.sortThis(), id -> account(find(id)), isClosed);
    }
    account.compact(isClosed);
    return account.ids();
  }
}
