package dev.matchbook.core;

/** Whether a market's trades are settled, and what becomes of the innocent side of a bust. */
public enum SettlementPolicy {
  /** A trade is done when it is matched. */
  NONE,
  /** Trades are settled; what a bust takes back from the innocent side stays out of the book. */
  STAY_OUT,
  /**
   * Trades are settled; what a bust takes back from the innocent side comes back as a new order
   * linked to the old one.
   */
  REENTER;

  /** Whether trades are settled. */
  public boolean settles() {
    return this != NONE;
  }
}
