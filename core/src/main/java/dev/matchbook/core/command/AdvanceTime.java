package dev.matchbook.core.command;

/**
 * Moves time on and nothing else, RULEBOOK §2 {@code time}; orders due expire.
 *
 * @param ts nanoseconds since the Unix epoch
 */
public record AdvanceTime(long ts) implements Command {

  /**
   * Checks the shape.
   *
   * @throws IllegalArgumentException if {@code ts} is negative
   */
  public AdvanceTime {
    Shape.ts(ts);
  }
}
