package dev.matchbook.spi.json;

/** What a line of {@link RowWriter} holds: its {@code type}. */
public enum RowType {
  /** An order in its last state. */
  ORDER("order", true, true),
  /** A trade, as the event of RULEBOOK §3. */
  TRADE("trade", true, true),
  /** A market. */
  MARKET("market", false, false),
  /** How far an engine has come. */
  CHECKPOINT("checkpoint", true, true),
  /** That an order is to be forgotten. */
  REMOVED("removed", false, false),
  /** What an account can use no more. */
  NONCE("nonce", true, false),
  /** What was signed for an order. */
  AUTHORIZATION("authorization", true, false),
  /** How far the settlement of a trade has come. */
  SETTLEMENT("settlement", true, true),
  /** Trades that are settled as one. */
  SETTLEMENT_BATCH("settlementBatch", true, true),
  /** An event of the audit trail. */
  AUDIT("audit", false, false);

  static final Words<RowType> WORDS = new Words<>(values(), RowType::wireName);

  private final String wireName;
  private final boolean numbered;
  private final boolean timed;

  RowType(String wireName, boolean numbered, boolean timed) {
    this.wireName = wireName;
    this.numbered = numbered;
    this.timed = timed;
  }

  /** The word on the line. */
  public String wireName() {
    return wireName;
  }

  /** Whether the line starts with {@code seq}. */
  boolean isNumbered() {
    return numbered;
  }

  /** Whether {@code ts} comes next. */
  boolean isTimed() {
    return timed;
  }
}
