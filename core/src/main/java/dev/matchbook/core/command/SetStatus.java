package dev.matchbook.core.command;

import dev.matchbook.core.MarketStatus;
import java.util.Objects;

/**
 * Opens or halts a market, RULEBOOK §2 {@code status}.
 *
 * @param ts see {@link Command#ts()}
 * @param symbol the market
 * @param status what it shall be
 */
public record SetStatus(long ts, String symbol, MarketStatus status) implements Command {

  /**
   * Checks the shape.
   *
   * @throws IllegalArgumentException naming the parameter that has a wrong shape
   */
  public SetStatus {
    Shape.ts(ts);
    Shape.symbol(symbol);
    Objects.requireNonNull(status, "status");
  }
}
