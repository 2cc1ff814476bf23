package dev.matchbook.core.internal;

/** What a {@link Walk} tells while it goes. */
public interface Fills {
  /** The walk is about to trade at that price. */
  void at(long price);

  /**
   * One fill. What both have left is not in their records yet.
   *
   * @param makerLeaves what the maker has left; if nothing, {@link #filled} follows
   * @param takerLeaves what the aggressor has left
   */
  void trade(int maker, int taker, long price, long qty, long makerLeaves, long takerLeaves);

  /** A maker has no leaves and is in no queue: nothing may refer to it any more. */
  void filled(int maker);

  /** An iceberg shows anew. */
  void replenished(int slot);

  /**
   * The next order that would be filled has the aggressor's account, and the aggressor prevents
   * that.
   *
   * @return whether the walk goes on; if not, the aggressor is gone
   */
  boolean prevented(int maker, int taker, BookSide against);
}
