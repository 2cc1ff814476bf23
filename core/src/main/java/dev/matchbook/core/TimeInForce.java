package dev.matchbook.core;

/** How long an order stays open (FIX tag 59), RULEBOOK §4.9 and §6. */
public enum TimeInForce {
  /** Good till cancel. */
  GTC,
  /** Immediate or cancel: what does not trade at once is canceled. */
  IOC,
  /** Fill or kill: trades whole at once or not at all. */
  FOK,
  /** Good till date: expires when time reaches {@code expireTs}. */
  GTD
}
