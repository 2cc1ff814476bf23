package dev.matchbook.examples.lobster;

/** An order of the reference book, or the quantity of a level whose orders have no known ids. */
final class RestingOrder {
  private final Level level;
  private final boolean named;
  private final long id;
  private long qty;

  private RestingOrder(Level level, boolean named, long id, long qty) {
    this.level = level;
    this.named = named;
    this.id = id;
    this.qty = qty;
  }

  static RestingOrder named(Level level, long id, long qty) {
    return new RestingOrder(level, true, id, qty);
  }

  static RestingOrder unnamed(Level level, long qty) {
    return new RestingOrder(level, false, 0, qty);
  }

  Level level() {
    return level;
  }

  /** Whether its id is known. */
  boolean isNamed() {
    return named;
  }

  /** Whether it is known to be the exchange's order with that id. */
  boolean isOrder(long id) {
    return named && this.id == id;
  }

  /** The exchange's id; means nothing where the order is not named. */
  long id() {
    return id;
  }

  /** What is left of it, above 0 while it is in the book. */
  long qty() {
    return qty;
  }

  void reduce(long by) {
    qty -= by;
  }
}
