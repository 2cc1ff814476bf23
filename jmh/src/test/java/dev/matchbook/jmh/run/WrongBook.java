package dev.matchbook.jmh.run;

import dev.matchbook.jmh.book.FlowBook;
import dev.matchbook.jmh.book.TradeSink;
import dev.matchbook.jmh.book.TreeMapBook;

/** A book that gets one thing wrong: it says that the hundredth trade was a lot larger. */
public final class WrongBook implements FlowBook {
  private final FlowBook right;
  private int trades;

  /** A book without orders. */
  public WrongBook(TradeSink sink) {
    right =
        new TreeMapBook(
            (maker, taker, qty, price) ->
                sink.trade(maker, taker, ++trades == 100 ? qty + 1 : qty, price));
  }

  @Override
  public long limit(long id, int side, long price, long qty) {
    return right.limit(id, side, price, qty);
  }

  @Override
  public long ioc(long id, int side, long price, long qty) {
    return right.ioc(id, side, price, qty);
  }

  @Override
  public boolean cancel(long id) {
    return right.cancel(id);
  }
}
