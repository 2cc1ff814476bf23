package dev.matchbook.core.store;

import dev.matchbook.core.MarketStatus;
import dev.matchbook.core.command.AddMarket;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * A market as recovery needs it, its orders apart.
 *
 * @param index its place in the order of definition, from 0
 * @param definition the command that defined it; scales of its decimals matter
 * @param status whether it takes orders
 * @param lastPrice of the last trade with the market's decimals, or null before the first
 * @param mark the last {@code mark}, or null before the first
 */
public record MarketState(
    int index, AddMarket definition, MarketStatus status, BigDecimal lastPrice, BigDecimal mark) {

  /**
   * Checks the shape.
   *
   * @throws IllegalArgumentException if {@code index} is negative
   */
  public MarketState {
    if (index < 0) {
      throw new IllegalArgumentException("index: negative: " + index);
    }
    Objects.requireNonNull(definition, "definition");
    Objects.requireNonNull(status, "status");
  }

  /** The market's name. */
  public String symbol() {
    return definition.symbol();
  }
}
