package dev.matchbook.spi.json;

/** What a line of {@link RowWriter} holds: its {@code type}. */
public enum RowType {
  /** An order in its last state. */
  ORDER("order", true),
  /** A trade, as the event of RULEBOOK §3. */
  TRADE("trade", true),
  /** A market. */
  MARKET("market", false),
  /** How far an engine has come. */
  CHECKPOINT("checkpoint", true),
  /** That an order is to be forgotten. */
  REMOVED("removed", false);

  static final Words<RowType> WORDS = new Words<>(values(), RowType::wireName);

  private final String wireName;
  private final boolean numbered;

  RowType(String wireName, boolean numbered) {
    this.wireName = wireName;
    this.numbered = numbered;
  }

  /** The word on the line. */
  public String wireName() {
    return wireName;
  }

  /** Whether the line starts with {@code seq} and {@code ts}. */
  boolean isNumbered() {
    return numbered;
  }
}
