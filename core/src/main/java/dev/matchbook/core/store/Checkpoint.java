package dev.matchbook.core.store;

/**
 * How far an engine has come: all its counters at the end of a batch.
 *
 * @param commands how many commands were applied, malformed lines and those of a settler included,
 *     from 0
 * @param seq of the last event, 0 before the first
 * @param ts the latest time seen, in nanoseconds since the Unix epoch
 * @param orderId the last that was given out, to rejected orders too; 0 before the first
 * @param tradeId of the last trade, 0 before the first
 */
public record Checkpoint(long commands, long seq, long ts, long orderId, long tradeId) {
  /** Of an engine that has done nothing. */
  public static final Checkpoint START = new Checkpoint(0, 0, 0, 0, 0);

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException naming the parameter that is negative
   */
  public Checkpoint {
    require("commands", commands);
    require("seq", seq);
    require("ts", ts);
    require("orderId", orderId);
    require("tradeId", tradeId);
  }

  /** Whether an engine that was at {@code earlier} can be here: no counter is below. */
  public boolean isAtOrAfter(Checkpoint earlier) {
    return commands >= earlier.commands
        && seq >= earlier.seq
        && ts >= earlier.ts
        && orderId >= earlier.orderId
        && tradeId >= earlier.tradeId;
  }

  private static void require(String name, long value) {
    if (value < 0) {
      throw new IllegalArgumentException(name + ": negative: " + value);
    }
  }
}
