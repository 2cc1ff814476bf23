package dev.matchbook.core.engine;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.RejectReason;
import dev.matchbook.core.internal.BookSide;
import dev.matchbook.core.internal.OrderFlags;
import dev.matchbook.core.internal.Orders;

/**
 * New orders on their way from the checks of RULEBOOK §4 into the book or among those that wait.
 *
 * <p>A plain limit order, GTC or IOC and nothing else, which nearly all are, goes by a shorter way:
 * the same steps without those that do not concern it.
 */
final class NewOrders {
  private final OpenOrders open;
  private final Orders orders;
  private final EventOut out;
  private final OrderChecks checks;
  private final Matcher matcher;
  private final Settlements settlements;

  NewOrders(
      OpenOrders open, EventOut out, OrderChecks checks, Matcher matcher, Settlements settlements) {
    this.settlements = settlements;
    this.open = open;
    this.orders = open.orders;
    this.out = out;
    this.checks = checks;
    this.matcher = matcher;
  }

  /** Enters an order that is complete; false where it was rejected. */
  boolean enter(long id, OrderEntry e) {
    boolean plain = e.isPlain();
    RejectReason reason = plain ? checks.rejectPlain(e) : checks.reject(e, out.ts());
    if (reason == null && e.market.settles() && settlements.isFull()) {
      reason = RejectReason.SETTLEMENT_CAPACITY;
    }
    if (reason != null) {
      out.rejected(id, e, reason);
      return false;
    }
    if (plain) {
      enterPlain(id, e);
    } else {
      enterOther(id, e);
    }
    return true;
  }

  /** Enters an order that comes back from a busted trade; false where it told why it does not. */
  boolean reenter(long id, OrderEntry e) {
    RejectReason reason = checks.rejectAgain(e, out.ts());
    if (reason != null) {
      out.rejected(id, e, reason);
      return false;
    }
    enterOther(id, e);
    return true;
  }

  private void enterPlain(long id, OrderEntry e) {
    Market market = e.market;
    int slot = orders.take();
    orders.set(slot, id, e.qty);
    orders.flags(slot, e.flags);
    orders.setTerms(slot, e.qty, e.price, e.account.index(), market.index());
    out.accepted(slot);
    BookSide own = market.side(e.flags);
    BookSide against = own.opposite();
    long ticks = market.ticks(e.price);
    long left = e.qty;
    if (against.reaches(against.keyOfTicks(ticks))) {
      left = matcher.walkPlain(slot, market, against, against.keyOfTicks(ticks), left);
    }
    if (left == 0) {
      orders.giveBack(slot);
    } else if (e.isImmediate()) {
      out.canceled(slot, CancelReason.IMMEDIATE_OR_CANCEL, left);
      orders.giveBack(slot);
    } else {
      open.enterPlain(slot, id, e.account);
      own.rest(slot, own.keyOfTicks(ticks), e.flags | OrderFlags.OPEN, left);
      matcher.rested(slot, against);
    }
  }

  private void enterOther(long id, OrderEntry e) {
    int slot = Slots.fill(orders, id, e);
    out.accepted(slot);
    if (!e.ordType().isTriggered()) {
      matcher.enter(slot, false);
    } else if (e.market.triggers().isMet(slot, e.market.lastPrice())) {
      out.triggered(slot);
      matcher.enter(slot, true);
    } else {
      open.await(slot);
    }
  }
}
