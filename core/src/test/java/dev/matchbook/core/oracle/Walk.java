package dev.matchbook.core.oracle;

import dev.matchbook.core.SelfTradePrevention;
import java.util.List;

/**
 * The walk of §5 over the opposite side. What a fill and a meeting with an own order do besides is
 * left to the walk with effect ({@link RealWalk}) and the one without ({@link TrialWalk}).
 */
abstract class Walk {
  final OracleSide opposite;
  final OracleOrder aggressor;
  private final PriceLimit limit;
  private boolean ended;

  Walk(OracleSide opposite, OracleOrder aggressor, PriceLimit limit) {
    this.opposite = opposite;
    this.aggressor = aggressor;
    this.limit = limit;
  }

  /** The resting order is about to lose that quantity to the aggressor. */
  abstract void filled(OracleOrder resting, long qty);

  /** The iceberg shows again, at the tail. */
  abstract void replenished(OracleOrder resting);

  /** The next order to be filled is the aggressor's own and its {@code stp} is not NONE. */
  abstract void metOwn(OracleOrder resting);

  /** The walk goes no further. */
  final void end() {
    ended = true;
  }

  final void run() {
    for (Long price : List.copyOf(opposite.levels.keySet())) {
      if (isOver() || limit.excludes(price)) {
        return;
      }
      OracleLevel level = opposite.levels.get(price);
      walkDisplayed(level);
      walkDark(level);
    }
  }

  private boolean isOver() {
    return ended || aggressor.leaves == 0;
  }

  private void walkDisplayed(OracleLevel level) {
    while (!isOver() && !level.displayed.isEmpty()) {
      OracleOrder head = level.displayed.get(0);
      meet(head, Math.min(aggressor.leaves, head.shown));
    }
  }

  private void walkDark(OracleLevel level) {
    for (OracleOrder resting : List.copyOf(level.dark)) {
      if (!isOver() && resting.isFilledBy(aggressor.leaves)) {
        meet(resting, Math.min(aggressor.leaves, resting.leaves));
      }
    }
  }

  private void meet(OracleOrder resting, long qty) {
    if (aggressor.stp != SelfTradePrevention.NONE && resting.account.equals(aggressor.account)) {
      metOwn(resting);
    } else {
      fill(resting, qty);
    }
  }

  private void fill(OracleOrder resting, long qty) {
    resting.leaves -= qty;
    aggressor.leaves -= qty;
    filled(resting, qty);
    if (resting.leaves == 0) {
      opposite.remove(resting);
    } else if (!resting.isDark()) {
      resting.shown -= qty;
      if (resting.shown == 0) {
        opposite.replenish(resting);
        replenished(resting);
      }
    }
  }
}
