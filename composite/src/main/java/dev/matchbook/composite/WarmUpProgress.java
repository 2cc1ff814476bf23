package dev.matchbook.composite;

/** Is told how the filling of a layer goes on. On that layer's thread; must not block. */
@FunctionalInterface
public interface WarmUpProgress {
  /** Tells nobody. */
  WarmUpProgress NONE = (layer, orders, trades, done) -> {};

  /**
   * So much was given to the layer since this filling began.
   *
   * @param layer its name
   * @param orders so far
   * @param trades so far
   * @param done whether that was all
   */
  void filled(String layer, long orders, long trades, boolean done);
}
