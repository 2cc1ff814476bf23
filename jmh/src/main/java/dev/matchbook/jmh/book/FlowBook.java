package dev.matchbook.jmh.book;

/**
 * One book as the flows drive it, whoever wrote it. Sides are 0 = buy, 1 = sell; prices are ticks.
 *
 * <p>Trades go to the {@link TradeSink} that the book was opened with, before the call returns. One
 * thread.
 */
public interface FlowBook {
  /** The name of the buying side. */
  int BUY = 0;

  /** The name of the selling side. */
  int SELL = 1;

  /**
   * A limit order: takes what it meets at its price or better and rests with what is left.
   *
   * @return what rests, 0 if it was filled
   */
  long limit(long id, int side, long price, long qty);

  /**
   * As {@link #limit}, but what is left is canceled.
   *
   * @return what was canceled, 0 if it was filled
   */
  long ioc(long id, int side, long price, long qty);

  /**
   * Takes a resting order out.
   *
   * @return whether it rested
   */
  boolean cancel(long id);
}
