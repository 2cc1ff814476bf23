package dev.matchbook.jmh.flash;

import dev.matchbook.jmh.book.FlowBook;
import dev.matchbook.jmh.book.TradeSink;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * What the order that a cancel or modify names looks like if it rests, found from the messages
 * alone.
 *
 * <p>A report gives the order's side and price, which a {@link FlowBook} does not tell. They need
 * no book: an order that rests got its side from the last new message with its id, and its price
 * from that or from the last modify behind it, none of which can have been refused since the order
 * rested all the time. For an order that does not rest they are never looked at.
 */
final class NamedOrders {
  private static final int NEVER_SEEN = -1;

  private NamedOrders() {}

  /**
   * Gives every cancel the side and price, and every modify the side, of the order it names.
   *
   * @return whether an id is given to a second order; there it must be known that the first rests
   *     no more
   */
  static boolean resolve(Messages messages) {
    Long2IntOpenHashMap last = new Long2IntOpenHashMap();
    last.defaultReturnValue(NEVER_SEEN);
    boolean reused = false;
    for (int i = 0; i < messages.count(); i++) {
      long id = messages.id(i);
      if (messages.type(i) == Messages.NEW) {
        reused |= last.put(id, i) != NEVER_SEEN;
      } else {
        int named = last.get(id);
        if (named != NEVER_SEEN) {
          copy(messages, named, i);
          if (messages.type(i) == Messages.MODIFY) {
            last.put(id, i);
          }
        }
      }
    }
    return reused;
  }

  private static void copy(Messages messages, int named, int i) {
    messages.side(i, messages.side(named));
    if (messages.type(i) == Messages.CANCEL) {
      messages.price(i, messages.price(named));
    }
  }

  /**
   * The first new message whose id an order has that still rests. What it should do is nowhere
   * said, so such a file is refused.
   *
   * @param books any that is correct
   */
  static OptionalInt firstTaken(Messages messages, Function<TradeSink, FlowBook> books) {
    ReportWriter nobody = new ReportWriter(ReportRing.undrained());
    FlowBook book = books.apply(nobody);
    Replay replay = new Replay(messages, book, nobody);
    for (int i = 0; i < messages.count(); i++) {
      if (messages.type(i) == Messages.NEW && book.cancel(messages.id(i))) {
        return OptionalInt.of(i);
      }
      replay.message(i);
    }
    return OptionalInt.empty();
  }
}
