package dev.matchbook.composite;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.StoredOrder;

/** About how many orders are open: nobody knows until a layer was filled. Any thread. */
final class OpenCount {
  private static final long UNKNOWN = -1;

  private long count = UNKNOWN;

  synchronized void is(long counted) {
    count = counted;
  }

  /** An order with an older id was open before, but for one of which a trade is busted. */
  synchronized void add(Batch batch) {
    if (count == UNKNOWN) {
      return;
    }
    for (StoredOrder order : batch.orders()) {
      boolean isNew = order.orderId() > batch.previous().orderId();
      if (isNew && order.isOpen()) {
        count++;
      } else if (!isNew && !order.isOpen() && order.cancelReason() != CancelReason.TRADE_BUSTED) {
        count--;
      }
    }
  }

  /** Whether it is known that there are fewer. */
  synchronized boolean isFewerThan(long most) {
    return count != UNKNOWN && count < most;
  }
}
