package dev.matchbook.examples.lobster;

/** An order in the engine that stands for one of the reference book. */
final class EngineOrder {
  private final long orderId;
  private final RestingOrder original;
  private long qty;
  private long leaves;

  EngineOrder(long orderId, RestingOrder original) {
    this.orderId = orderId;
    this.original = original;
    this.qty = original.qty();
    this.leaves = original.qty();
  }

  /** The engine's id. */
  long orderId() {
    return orderId;
  }

  /** The order that it stands for. */
  RestingOrder original() {
    return original;
  }

  /** Order quantity, filled part included. */
  long qty() {
    return qty;
  }

  /** What the engine still holds of it. */
  long leaves() {
    return leaves;
  }

  /** The engine filled some of it. */
  void fill(long by) {
    leaves -= by;
  }

  /** The engine replaced it by a smaller one. */
  void reduce(long by) {
    qty -= by;
    leaves -= by;
  }
}
