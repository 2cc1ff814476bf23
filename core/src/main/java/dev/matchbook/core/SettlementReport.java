package dev.matchbook.core;

/** What a gateway says of a batch of trades. */
public enum SettlementReport {
  /** It has taken it: an attempt, without an outcome yet. */
  SUBMITTED,
  /** An attempt went wrong, or nobody knows; it is tried again later. */
  RETRY,
  /** It is in a block, not deep enough yet. */
  INCLUDED,
  /** It is in a block that is deep enough. */
  SETTLED,
  /** Its block is so deep that it stays. */
  FINAL,
  /** The block it was in is no part of the chain any more. */
  REORGED,
  /** It surely did not settle and never will; the batch is halved, or its only trade busted. */
  FAILED,
  /** The same, and there is no more time: all its trades are busted. */
  ABANDONED;

  /** Whether the batch is in a block. */
  public boolean isInBlock() {
    return this == INCLUDED || this == SETTLED || this == FINAL;
  }
}
