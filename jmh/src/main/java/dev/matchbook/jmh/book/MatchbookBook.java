package dev.matchbook.jmh.book;

import dev.matchbook.core.Side;
import dev.matchbook.core.book.OrderBook;

/** Matchbook's book, bare. One thread. */
public final class MatchbookBook implements FlowBook {
  private static final Side[] SIDES = Side.values();

  private final OrderBook book;

  /** An empty book. */
  public MatchbookBook(TradeSink sink) {
    book = new OrderBook(sink::trade);
  }

  @Override
  public long limit(long id, int side, long price, long qty) {
    return book.limit(id, SIDES[side], price, qty);
  }

  @Override
  public long ioc(long id, int side, long price, long qty) {
    return book.ioc(id, SIDES[side], price, qty);
  }

  @Override
  public boolean cancel(long id) {
    return book.cancel(id) != 0;
  }
}
