package dev.matchbook.core.command;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * Sets the reference price of the price band until the first trade, RULEBOOK §2 {@code mark}, §9.
 *
 * @param ts see {@link Command#ts()}
 * @param symbol the market
 * @param price a positive multiple of its tick
 */
public record SetMark(long ts, String symbol, BigDecimal price) implements Command {

  /**
   * Checks the shape.
   *
   * @throws IllegalArgumentException naming the parameter that has a wrong shape
   */
  public SetMark {
    Shape.ts(ts);
    Shape.symbol(symbol);
    price = Shape.decimal("price", Objects.requireNonNull(price, "price"));
  }
}
