package dev.matchbook.composite.model;

/** A mistake that a store of layers can make: each is to be caught. */
enum Flaw {
  /** None: the plain design, which is right for one thread. */
  NONE,

  // What the project was begun for.

  /** Partial fills never reached the lower layers. */
  PARTIAL_FILLS_STAY_ABOVE,
  /** The engine ignored the errors of stores. */
  STORE_ERRORS_IGNORED,
  /** A layer that had something, but not all, hid the rows of the lower ones. */
  INCOMPLETE_LAYER_BELIEVED,
  /** A failed read looked like "not found". */
  FAILED_READ_IS_NOT_FOUND,
  /** Nothing that a lower layer had got into the upper ones. */
  NOTHING_FILLED,
  /** Nothing was loaded at the start, and the empty layer was believed. */
  NOTHING_LOADED,
  /** Each trade was written to the log by a thread of its own. */
  LOG_IN_ANY_ORDER,

  // What is as likely.

  /** A layer was read that had not got the last batches. */
  READ_WHILE_BEHIND,
  /** What a slow reader had found was put into a layer that had been emptied since. */
  OLD_VERSION_FILLED,
  /** What a slow reader had found closed was put into a layer, though a trade was busted since. */
  CLOSED_TAKEN_FOR_FINAL,
  /** A removed order was put back by whoever had found it before. */
  REMOVED_ORDER_FILLED_BACK,
  /** A row of a batch that was still to come was put into a layer. */
  ROW_FILLED_EARLY,
  /** A layer that came back was read again as it was. */
  NOT_CAUGHT_UP,
  /** A layer that was emptied half filled was filled on top of what was there. */
  FILLED_ON_TOP,
  /** That a cache did not have it was taken for that it is not there. */
  NEGATIVE_ANSWER_BELIEVED,
  /** A cache that had lost its memory was read as if it were where it had been. */
  LOST_MEMORY_READ,
  /** The caches were given a batch before the system of record, which then refused it. */
  CACHES_FIRST,
  /** A batch for which a layer had no time was left out. */
  BATCH_SKIPPED,
  /** A page was put together from two layers. */
  PAGE_OF_TWO_LAYERS,
  /** A log was given what the caches get. */
  LOG_WITHOUT_WHAT_WAS_SIGNED,
  /** A layer that was behind was not given what was signed for orders. */
  AUTHORIZATIONS_LEFT_BEHIND,
  /** A layer that was behind was not given nonces. */
  NONCES_LEFT_BEHIND,
  /** A layer that was behind kept nonces that had been taken away. */
  NONCES_GIVEN_UP_STAY,
  /** A cache was asked what was signed. */
  CACHE_ASKED_WHAT_WAS_SIGNED,
  /** A log was given what the caches get, and what was signed. */
  LOG_WITHOUT_WHAT_SETTLED,
  /** A layer that was behind was not given how far trades have settled. */
  SETTLEMENTS_LEFT_BEHIND,
  /** A layer that was behind was not given batches of trades. */
  SETTLEMENT_BATCHES_LEFT_BEHIND,
  /** A layer that was behind was not given the audit trail. */
  AUDIT_LEFT_BEHIND,
  /** A cache was given how far trades have settled, and was asked. */
  CACHE_ASKED_WHAT_SETTLED,
  /** A cache was given the audit trail, and was asked. */
  CACHE_ASKED_FOR_THE_TRAIL,
  /** Rows with the {@code seq} at which a layer is whole were taken for whole too. */
  OFF_BY_ONE
}
