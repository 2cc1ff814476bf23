package dev.matchbook.core;

/** Whether a market takes orders (FIX tag 326), RULEBOOK §2. */
public enum MarketStatus {
  /** Orders are taken and matched. */
  OPEN,
  /** New orders and replaces are refused; cancels and expiry work. */
  HALTED
}
