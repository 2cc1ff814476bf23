package dev.matchbook.core.command;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/**
 * Puts pending trades of one market into a batch, which is then settled or fails as one. The answer
 * is a {@code settling} event whose {@code seq} is the number of the batch; {@code
 * settlementRejected} where a trade is unknown, of another market or not pending.
 *
 * @param ts see {@link Command#ts()}
 * @param tradeIds 1 to {@value #MOST_TRADES}, each once, in the order in which they are settled
 */
public record StartSettlement(long ts, List<Long> tradeIds) implements Command {
  /** Most trades in a batch. */
  public static final int MOST_TRADES = 1_024;

  /**
   * Checks the shape.
   *
   * @throws IllegalArgumentException naming the parameter that has a wrong shape
   */
  public StartSettlement {
    Shape.ts(ts);
    tradeIds = List.copyOf(Objects.requireNonNull(tradeIds, "tradeIds"));
    Shape.range("tradeIds", tradeIds.size(), 1, MOST_TRADES);
    tradeIds.forEach(id -> Shape.range("tradeIds", id, 1, Long.MAX_VALUE));
    if (new HashSet<>(tradeIds).size() < tradeIds.size()) {
      throw new IllegalArgumentException("tradeIds: one is there twice");
    }
  }
}
