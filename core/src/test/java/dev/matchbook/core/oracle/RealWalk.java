package dev.matchbook.core.oracle;

import dev.matchbook.core.CancelReason;

/** The walk of §5 with its effects: trades and self-trade prevention. */
final class RealWalk extends Walk {
  private final Journal journal;

  RealWalk(OracleOrder aggressor, PriceLimit limit, Journal journal) {
    super(aggressor.market.side(aggressor.side.opposite()), aggressor, limit);
    this.journal = journal;
  }

  @Override
  void filled(OracleOrder resting, long qty) {
    aggressor.market.traded(resting.price);
    journal.trade(resting, aggressor, qty);
  }

  @Override
  void replenished(OracleOrder resting) {
    journal.replenished(resting);
  }

  @Override
  void metOwn(OracleOrder resting) {
    switch (aggressor.stp) {
      case CANCEL_NEWEST -> cancelAggressor();
      case CANCEL_OLDEST -> cancelResting(resting);
      case CANCEL_BOTH -> {
        cancelResting(resting);
        cancelAggressor();
      }
      case DECREMENT -> decrement(resting);
      case NONE -> throw new IllegalStateException("stp is NONE");
    }
  }

  private void cancelResting(OracleOrder resting) {
    opposite.remove(resting);
    journal.canceled(resting, CancelReason.SELF_TRADE);
  }

  private void cancelAggressor() {
    journal.canceled(aggressor, CancelReason.SELF_TRADE);
    aggressor.leaves = 0;
    end();
  }

  /** Takes the smaller quantity off both: first the resting order, then the aggressor. */
  private void decrement(OracleOrder resting) {
    long d = Math.min(aggressor.leaves, resting.leaves);
    if (resting.leaves == d) {
      cancelResting(resting);
    } else {
      takeOff(resting, d);
      resting.shown = Math.min(resting.shown, resting.leaves);
    }
    if (aggressor.leaves == d) {
      cancelAggressor();
    } else {
      takeOff(aggressor, d);
    }
  }

  private void takeOff(OracleOrder order, long d) {
    order.leaves -= d;
    order.qty -= d;
    journal.restated(order);
  }
}
