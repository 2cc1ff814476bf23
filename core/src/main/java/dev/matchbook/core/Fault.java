package dev.matchbook.core;

/** Because of whom a trade cannot settle. */
public enum Fault {
  /** Of the resting order's account. */
  MAKER,
  /** Of the aggressor's account. */
  TAKER,
  /** Of both. */
  BOTH,
  /** Of neither: of the venue, its gateway or the chain. */
  NONE;

  /** Whether it is the maker's. */
  public boolean isMakers() {
    return this == MAKER || this == BOTH;
  }

  /** Whether it is the taker's. */
  public boolean isTakers() {
    return this == TAKER || this == BOTH;
  }
}
