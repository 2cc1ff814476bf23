package dev.matchbook.core;

/**
 * What happens where the aggressor would trade with an order of its own account (FIX tag 2362),
 * RULEBOOK §5. The aggressor's setting counts, never the resting order's.
 */
public enum SelfTradePrevention {
  /** They trade. */
  NONE,
  /** What is left of the aggressor is canceled. */
  CANCEL_NEWEST,
  /** The resting order is canceled, the walk goes on. */
  CANCEL_OLDEST,
  /** The resting order is canceled, then the aggressor. */
  CANCEL_BOTH,
  /** Both lose the smaller of the two quantities. */
  DECREMENT
}
