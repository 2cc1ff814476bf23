package dev.matchbook.core.store;

/** What a backend can do beyond what every backend must. */
public enum Capability {
  /** What was committed is there again when the store is opened anew, after a crash too. */
  DURABLE,
  /** Closed orders are kept for good; without it only the most recently closed ones. */
  ALL_ORDERS,
  /** Trades are kept for good; without it only the most recent ones. */
  ALL_TRADES,
  /** Lives in this process: what it does it does at once, and waits for nothing outside. */
  LOCAL
}
