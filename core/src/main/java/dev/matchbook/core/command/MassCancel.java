package dev.matchbook.core.command;

import dev.matchbook.core.Side;

/**
 * Cancels every open order of an account, RULEBOOK §8 {@code massCancel} (FIX q).
 *
 * @param ts see {@link Command#ts()}
 * @param account whose orders
 * @param symbol only in that market, or null for all; an unknown one has no orders
 * @param side only on that side, or null for both
 */
public record MassCancel(long ts, String account, String symbol, Side side) implements Command {

  /**
   * Checks the shape.
   *
   * @throws IllegalArgumentException naming the parameter that has a wrong shape
   */
  public MassCancel {
    Shape.ts(ts);
    Shape.text("account", account);
    if (symbol != null) {
      Shape.symbol(symbol);
    }
  }
}
