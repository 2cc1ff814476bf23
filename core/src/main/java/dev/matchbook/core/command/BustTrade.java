package dev.matchbook.core.command;

import dev.matchbook.core.Fault;
import java.util.Objects;

/**
 * Undoes a trade that is in no batch: by an operator, or because it has waited too long. The answer
 * is a {@code busted} event; {@code settlementRejected} where the trade is not pending.
 *
 * @param ts see {@link Command#ts()}
 * @param tradeId which, from 1
 * @param fault whose
 * @param reason for people, 1 to {@value ReportSettlement#MAX_ERROR} printable ASCII characters
 */
public record BustTrade(long ts, long tradeId, Fault fault, String reason) implements Command {

  /**
   * Checks the shape.
   *
   * @throws IllegalArgumentException naming the parameter that has a wrong shape
   */
  public BustTrade {
    Shape.ts(ts);
    Shape.range("tradeId", tradeId, 1, Long.MAX_VALUE);
    Objects.requireNonNull(fault, "fault");
    Shape.printable("reason", Objects.requireNonNull(reason, "reason"), ReportSettlement.MAX_ERROR);
  }
}
