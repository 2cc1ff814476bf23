package dev.matchbook.core.oracle;

import dev.matchbook.core.SelfTradePrevention;

/** The walk without effect, §5: the same walk on a copy. */
final class TrialWalk extends Walk {
  private long filledQty;
  private boolean metOwn;

  private TrialWalk(OracleOrder aggressor, PriceLimit limit) {
    super(aggressor.market.side(aggressor.side.opposite()).copy(), aggressor.copy(), limit);
  }

  static TrialWalk of(OracleOrder aggressor) {
    TrialWalk walk = new TrialWalk(aggressor, PriceLimit.of(aggressor));
    walk.run();
    return walk;
  }

  /** Its result. */
  long filledQty() {
    return filledQty;
  }

  /** §4.15: it would fill anything or come to an own order under an {@code stp} but NONE. */
  boolean crosses() {
    return filledQty > 0 || metOwn;
  }

  /** §5, before the walk: whether an aggressor with a condition may walk at all. */
  static boolean allows(OracleOrder aggressor, boolean fillOrKill) {
    if (fillOrKill || aggressor.allOrNone) {
      return of(aggressor).filledQty() == aggressor.leaves;
    }
    return aggressor.minFillQty == null
        || of(aggressor).filledQty() >= Math.min(aggressor.minFillQty, aggressor.leaves);
  }

  @Override
  void filled(OracleOrder resting, long qty) {
    filledQty += qty;
  }

  @Override
  void replenished(OracleOrder resting) {
    // nobody is told of what does not happen
  }

  @Override
  void metOwn(OracleOrder resting) {
    metOwn = true;
    if (aggressor.stp == SelfTradePrevention.CANCEL_OLDEST) {
      opposite.remove(resting);
    } else {
      end();
    }
  }
}
