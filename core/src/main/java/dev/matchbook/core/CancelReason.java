package dev.matchbook.core;

/** Why an open order, or what was left of it, was taken out; RULEBOOK §5, §6 and §8. */
public enum CancelReason {
  /** A cancel command asked for it. */
  REQUESTED,
  /** A mass cancel asked for it. */
  MASS_CANCEL,
  /** A replace set its quantity to no more than what was filled already. */
  REPLACED,
  /** Self-trade prevention. */
  SELF_TRADE,
  /** A fill-or-kill order that could not be filled whole. */
  FILL_OR_KILL,
  /** What an immediate-or-cancel order left. */
  IMMEDIATE_OR_CANCEL,
  /** What a market order left when the other side had nothing more for it. */
  NO_LIQUIDITY,
  /** What a market order left because the rest of the other side is beyond the collar. */
  PRICE_PROTECTION,
  /** A post-only order that would have traded when it was triggered. */
  POST_ONLY_WOULD_CROSS,
  /**
   * It was filled, and a bust took some of that back: what is not filled stays out. Of an open
   * order in a store: quantity of it came back in another one, and it cannot be replaced any more.
   */
  TRADE_BUSTED,
  /** Its account made a trade of it fail to settle. */
  SETTLEMENT_FAILED
}
