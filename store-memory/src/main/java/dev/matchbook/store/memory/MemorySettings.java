package dev.matchbook.store.memory;

/**
 * How much a {@link MemoryStore} keeps of what is over. Open orders are all kept. In a heap of less
 * than 32 GB a closed order with its places in the indexes takes about 800 bytes, a trade about
 * 700: with both at {@link #MAX_ROWS} the heap has to have room for 15 GB.
 *
 * @param closedOrders the most closed orders, 0 to {@link #MAX_ROWS}; the URI parameter {@code
 *     closedOrders}, by default {@value #DEFAULT_CLOSED_ORDERS}
 * @param trades the most trades, 1 to {@link #MAX_ROWS}; the URI parameter {@code trades}, by
 *     default {@value #DEFAULT_TRADES}
 */
public record MemorySettings(int closedOrders, int trades) {
  /** The most closed orders where nothing is said. */
  public static final int DEFAULT_CLOSED_ORDERS = 10_000;

  /** The most trades where nothing is said. */
  public static final int DEFAULT_TRADES = 1_000;

  /** The most that can be asked for of either. */
  public static final int MAX_ROWS = 10_000_000;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException naming the parameter that is out of its range
   */
  public MemorySettings {
    require("closedOrders", closedOrders, 0);
    require("trades", trades, 1);
  }

  /** Every default. */
  public static MemorySettings defaults() {
    return new MemorySettings(DEFAULT_CLOSED_ORDERS, DEFAULT_TRADES);
  }

  /** The same with another bound of closed orders, 0 to {@link #MAX_ROWS}. */
  public MemorySettings closedOrders(int most) {
    return new MemorySettings(most, trades);
  }

  /** The same with another bound of trades, 1 to {@link #MAX_ROWS}. */
  public MemorySettings trades(int most) {
    return new MemorySettings(closedOrders, most);
  }

  private static void require(String name, int value, int least) {
    if (value < least || value > MAX_ROWS) {
      throw new IllegalArgumentException(
          name + ": not from " + least + " to " + MAX_ROWS + ": " + value);
    }
  }
}
