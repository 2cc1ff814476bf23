package dev.matchbook.examples.lobster;

/** What a message tells, in the order of LOBSTER's codes from 1. */
enum MessageType {
  /** A new limit order. */
  NEW,
  /** An order's size is reduced; it keeps its priority. */
  PARTIAL_CANCEL,
  /** An order is deleted. */
  DELETE,
  /** A displayed order is executed, in part or in whole. */
  EXECUTION,
  /** A hidden order is executed: touches nothing that the files show. */
  HIDDEN_EXECUTION,
  /** An auction's trade: touches nothing. */
  CROSS_TRADE,
  /** Trading halts or goes on: touches nothing. */
  HALT;

  private static final MessageType[] BY_CODE = values();

  /** The type with that code, or null where there is none. */
  static MessageType ofCode(long code) {
    return code >= 1 && code <= BY_CODE.length ? BY_CODE[(int) code - 1] : null;
  }

  /** Whether it names an order of the displayed book. */
  boolean namesOrder() {
    return compareTo(EXECUTION) <= 0;
  }
}
