package dev.matchbook.core.book;

/**
 * Told of every trade of an {@link OrderBook}, on its thread and before the command returns. It
 * must not call the book's commands; an exception it throws leaves the book unusable.
 */
@FunctionalInterface
public interface BookListener {
  /**
   * Two orders traded.
   *
   * @param makerOrderId the order that rested
   * @param takerOrderId the order that came
   * @param qty how much
   * @param price the maker's, in ticks
   */
  void trade(long makerOrderId, long takerOrderId, long qty, long price);
}
