package dev.matchbook.core.store;

import java.util.Objects;

/**
 * What a read saw, and how far that can be relied on.
 *
 * @param value the answer
 * @param at the store's checkpoint at that moment: everything up to it was there, if it was ever
 *     written
 * @param wholeSince no row that the read asks for and whose {@code seq} is greater has been
 *     forgotten; 0 where nothing has, {@link Long#MAX_VALUE} where nobody knows
 * @param <T> an order, a trade, or a page of them
 */
public record Seen<T>(T value, Checkpoint at, long wholeSince) {
  /**
   * Checks the shape.
   *
   * @throws IllegalArgumentException if {@code wholeSince} is negative
   */
  public Seen {
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(at, "at");
    if (wholeSince < 0) {
      throw new IllegalArgumentException("wholeSince: negative: " + wholeSince);
    }
  }
}
