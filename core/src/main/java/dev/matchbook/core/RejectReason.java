package dev.matchbook.core;

/**
 * Why a command was refused, RULEBOOK §3, §4 and §8; the last ones of what is signed and settled.
 */
public enum RejectReason {
  /** §3: the market exists already. */
  DUPLICATE_SYMBOL,
  /** §3, §4.1: there is no such market. */
  UNKNOWN_SYMBOL,
  /** §4.2: the market is halted. */
  MARKET_HALTED,
  /** §4.3: the account has an open order with that {@code clOrdId}. */
  DUPLICATE_CL_ORD_ID,
  /** §4.4: not a positive multiple of the lot within the market's bounds. */
  INVALID_QTY,
  /** §4.5: missing, not wanted, or not a positive multiple of the tick up to 10^15 units. */
  INVALID_PRICE,
  /** §4.6: as {@link #INVALID_PRICE}, of the stop price. */
  INVALID_STOP_PX,
  /** §4.7: as {@link #INVALID_PRICE}, of the trailing offset. */
  INVALID_TRAIL_OFFSET,
  /** §4.8: a trailing stop without a start in a market that never traded. */
  NO_REFERENCE_PRICE,
  /** §4.9: a time in force that the order type or {@code expireTs} does not allow. */
  INVALID_TIF,
  /** §4.10: a displayed quantity that the order cannot have. */
  INVALID_DISPLAY_QTY,
  /** §4.11: a minimum fill that the order cannot have. */
  INVALID_MIN_FILL_QTY,
  /** §4.12: conditions that exclude each other. */
  INVALID_CONDITION,
  /** §4.13, §9: outside the market's price band. */
  PRICE_OUT_OF_BAND,
  /** §4.14: the side holds all it can. */
  SIDE_CAPACITY,
  /** §4.15: a post-only order that would trade at once. */
  POST_ONLY_WOULD_CROSS,
  /** §8: the command names no open order, or not one of that account. */
  UNKNOWN_ORDER,
  /** Of a signed command: it is not good any more at the engine's time. */
  SIGNATURE_EXPIRED,
  /** Of a signed command: the account has used or canceled everything up to its nonce. */
  NONCE_TOO_LOW,
  /** Of a signed command: the account has used its nonce, or its digest where it has none. */
  NONCE_USED,
  /**
   * Of a signed command, which is not used up: no more nonces are kept apart for the account, or an
   * increasing one is the greatest there is.
   */
  NONCE_CAPACITY,
  /** A signed order can be replaced only by what its account signs. */
  SIGNATURE_REQUIRED,
  /** A replace of an order whose quantity has come back in another one after a bust. */
  TRADE_BUSTED,
  /** Too many trades are not settled for good yet. */
  SETTLEMENT_CAPACITY,
  /** There is no such trade, or its settlement is over. */
  UNKNOWN_TRADE,
  /** There is no such batch of trades, or its settlement is over. */
  UNKNOWN_SETTLEMENT,
  /** What is said of a settlement cannot follow on what was said before. */
  SETTLEMENT_STATE
}
