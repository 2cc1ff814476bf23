package dev.matchbook.composite;

/**
 * From where on a layer was given everything: each order whose last event is greater than {@code
 * orders}, whether open or not, and each trade with a greater {@code seq} than {@code trades}.
 */
record Floors(long orders, long trades) {
  /** Nobody knows. */
  static final Floors UNKNOWN = new Floors(Long.MAX_VALUE, Long.MAX_VALUE);

  /** Everything there ever was. */
  static final Floors WHOLE = new Floors(0, 0);

  Floors trades(long since) {
    return new Floors(orders, since);
  }

  Floors atMost(long ordersSince, long tradesSince) {
    return new Floors(Math.min(orders, ordersSince), Math.min(trades, tradesSince));
  }
}
