package dev.matchbook.core.oracle;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.TimeInForce;

/** What happens to an aggressor from its test (§5) to the end of its looking again (§6). */
final class Matching {
  private final Journal journal;

  Matching(Journal journal) {
    this.journal = journal;
  }

  /** §5, §6: the order, in no queue, meets the book with its leaves. */
  void aggress(OracleOrder order) {
    PriceLimit limit = PriceLimit.of(order);
    if (TrialWalk.allows(order, order.tif == TimeInForce.FOK)) {
      new RealWalk(order, limit, journal).run();
    }
    if (order.leaves > 0) {
      settle(order, limit);
    }
  }

  /** §7: a waiting order, already out of where it waited, is triggered. */
  void trigger(OracleOrder order) {
    journal.triggered(order);
    // §6.4 is tested before the walk; §6.1 to §6.3 exclude postOnly by §4.12
    if (order.postOnly && TrialWalk.of(order).crosses()) {
      cancel(order, CancelReason.POST_ONLY_WOULD_CROSS);
    } else {
      aggress(order);
    }
  }

  /** §6: what is left of the aggressor. */
  private void settle(OracleOrder order, PriceLimit limit) {
    if (order.tif == TimeInForce.FOK) {
      cancel(order, CancelReason.FILL_OR_KILL);
    } else if (order.isMarket()) {
      boolean beyond =
          order.market.side(order.side.opposite()).levels.keySet().stream()
              .anyMatch(limit::excludes);
      cancel(order, beyond ? CancelReason.PRICE_PROTECTION : CancelReason.NO_LIQUIDITY);
    } else if (order.tif == TimeInForce.IOC) {
      cancel(order, CancelReason.IMMEDIATE_OR_CANCEL);
    } else {
      rest(order);
    }
  }

  private void cancel(OracleOrder order, CancelReason reason) {
    journal.canceled(order, reason);
    order.leaves = 0;
  }

  /** §6.5, then the other side's conditional orders look again. */
  private void rest(OracleOrder order) {
    long price = order.price;
    order.market.side(order.side).rest(order);
    while (retry(order.market.side(order.side.opposite()), price)) {
      // trying starts again from the best until a pass finds none that passes
    }
  }

  /** One pass of looking again; whether one passed its test and made its walk. */
  private boolean retry(OracleSide conditional, long restedPx) {
    for (OracleOrder order : conditional.orders()) {
      if (order.isConditional() && order.reaches(restedPx) && TrialWalk.allows(order, false)) {
        conditional.remove(order);
        new RealWalk(order, PriceLimit.of(order), journal).run();
        if (order.leaves > 0) {
          rest(order);
        }
        return true;
      }
    }
    return false;
  }
}
