package dev.matchbook.core.engine;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.Side;
import java.math.BigInteger;
import org.eclipse.collections.impl.list.mutable.primitive.LongArrayList;

/** Cancels many of an account's open orders at once, in ascending {@code orderId} (§8). */
final class MassCancels {
  private final OpenOrders open;
  private final Matcher matcher;
  private final Nonces nonces;

  MassCancels(OpenOrders open, Matcher matcher, Nonces nonces) {
    this.open = open;
    this.matcher = matcher;
    this.nonces = nonces;
  }

  /**
   * Cancels those in a market and on a side.
   *
   * @param market or null for all
   * @param side or null for both
   * @return how many
   */
  long cancel(String account, Market market, Side side) {
    return cancel(account, market, side, null);
  }

  /** Cancels those that were signed with a nonce below a bound. */
  long cancelBelow(String account, BigInteger below) {
    return cancel(account, null, null, below);
  }

  /** What to look for is passed on as it is: an object that knows it would be allocated. */
  private long cancel(String account, Market market, Side side, BigInteger below) {
    Account owner = open.accounts.find(account);
    if (owner == null) {
      return 0;
    }
    long count = 0;
    LongArrayList ids = open.idsOf(owner);
    for (int i = 0; i < ids.size(); i++) {
      int slot = open.find(ids.get(i));
      if ((market == null || open.market(slot) == market)
          && (side == null || Words.side(open.orders.flags(slot)) == side)
          && (below == null || isSignedBelow(ids.get(i), below))) {
        open.takeOut(slot);
        matcher.cancel(slot, CancelReason.MASS_CANCEL);
        count++;
      }
    }
    return count;
  }

  private boolean isSignedBelow(long orderId, BigInteger below) {
    BigInteger nonce = nonces.ofOrder(orderId);
    return nonce != null && nonce.compareTo(below) < 0;
  }
}
