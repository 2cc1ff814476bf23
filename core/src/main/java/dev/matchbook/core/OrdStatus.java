package dev.matchbook.core;

/** How far an order has come (FIX tag 39). */
public enum OrdStatus {
  /** Open and not yet filled at all; it rests, or waits for its trigger. */
  NEW,
  /** Open and filled in part. */
  PARTIALLY_FILLED,
  /** Closed, filled whole. */
  FILLED,
  /** Closed by a cancel, with what had been filled before. */
  CANCELED,
  /** Closed by its {@code expireTs}. */
  EXPIRED;

  /** Whether such an order rests or waits. */
  public boolean isOpen() {
    return this == NEW || this == PARTIALLY_FILLED;
  }
}
