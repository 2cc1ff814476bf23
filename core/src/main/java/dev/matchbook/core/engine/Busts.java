package dev.matchbook.core.engine;

import static dev.matchbook.core.internal.Orders.NIL;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.Fault;
import dev.matchbook.core.SettlementPolicy;
import dev.matchbook.core.SettlementState;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.internal.Orders;
import org.eclipse.collections.impl.list.mutable.primitive.LongArrayList;

/**
 * Undoes trades that cannot settle.
 *
 * <p>What the trade filled is taken back from both orders. Where one account is at fault, what is
 * open of its order is canceled, what has come back of it before too: whoever trades with it next
 * would be left with nothing, too. The other side's quantity comes back as a new order by the
 * market's policy, if its order is open or was filled, has a limit and may rest; never if its
 * owner, or time, has taken the order out since. A mass cancel takes out what is open, and does not
 * keep what was filled from coming back; giving up its nonce does. Where both are at fault, or
 * neither, nothing comes back: those two would only make the same trade again.
 *
 * <p>An open order whose quantity has come back in another one cannot be replaced any more: its
 * owner may have sent, or signed, the replace for both together.
 */
final class Busts {
  private final MatchingEngine engine;
  private final OpenOrders open;
  private final Orders orders;
  private final Settlements settlements;
  private final EventOut out;
  private final Matcher matcher;
  private final NewOrders newOrders;
  private final OrderView view;
  private final OrderEntry entry = new OrderEntry();

  Busts(
      MatchingEngine engine,
      Settlements settlements,
      EventOut out,
      Matcher matcher,
      NewOrders newOrders) {
    this.engine = engine;
    this.open = engine.open;
    this.orders = open.orders;
    this.settlements = settlements;
    this.out = out;
    this.matcher = matcher;
    this.newOrders = newOrders;
    this.view = new OrderView(open);
  }

  void bust(UnsettledTrade busted, Fault fault, String reason) {
    Trade trade = busted.trade;
    Market market = engine.market(trade.symbol());
    long qty = market.qtyOf(trade.qty());
    takeBack(busted.maker, qty);
    takeBack(busted.taker, qty);
    out.busted(trade, market, busted.maker.cumQty, busted.taker.cumQty, fault, reason);
    settlements.change(busted, SettlementState.BUSTED, busted.batchId, out.seq(), out.ts());
    settlements.forget(busted);
    if (fault.isMakers()) {
      cancel(busted.maker, trade.makerAccount());
    }
    if (fault.isTakers()) {
      cancel(busted.taker, trade.takerAccount());
    }
    if (market.definition().settlement() == SettlementPolicy.REENTER) {
      if (fault == Fault.TAKER) {
        reenter(busted.maker, market, qty);
      } else if (fault == Fault.MAKER) {
        reenter(busted.taker, market, qty);
      }
    }
  }

  private void takeBack(Party party, long qty) {
    int slot = open.find(party.orderId);
    if (slot == NIL) {
      party.cumQty -= qty;
    } else {
      orders.qty(slot, orders.qty(slot) - qty);
      party.at(view.at(slot), engine.nonces.ofOrder(party.orderId));
    }
  }

  /** The order, and whatever has come back of the same one before. */
  private void cancel(Party party, String account) {
    Account owner = open.accounts.find(account);
    if (owner == null) {
      return;
    }
    long root = party.root();
    LongArrayList ids = open.idsOf(owner);
    for (int i = 0; i < ids.size(); i++) {
      long id = ids.get(i);
      if (id == root || open.refOf(id) == root) {
        int slot = open.find(id);
        open.takeOut(slot);
        matcher.cancel(slot, CancelReason.SETTLEMENT_FAILED);
      }
    }
  }

  private void reenter(Party party, Market market, long qty) {
    boolean isOpen = open.find(party.orderId) != NIL;
    boolean wanted = party.filled || isOpen;
    boolean givenUp = party.nonce != null && engine.nonces.isGivenUp(party.account, party.nonce);
    if (!wanted || givenUp || !party.canRest()) {
      return;
    }
    long id = engine.nextOrderId();
    if (party.nonce != null) {
      engine.nonces.signed(id, party.nonce);
    }
    open.link(id, party.root());
    party.enter(entry, market, open.accounts.get(party.account), qty);
    if (newOrders.reenter(id, entry)) {
      if (isOpen) {
        open.givenBack(party.orderId);
      }
      engine.cascade(market);
    }
  }
}
