package dev.matchbook.jmh.flash;

import dev.matchbook.jmh.book.FlowBook;

/**
 * Gives messages to a book and says what it answered.
 *
 * <p>A modify is a cancel and a new limit order of the same id and side; a cancel or modify of an
 * order that does not rest is refused. A quantity of 0 leaves nothing to trade or rest: the book is
 * spared it, the order is accepted, or modified to be gone. One thread.
 */
final class Replay {
  private static final int BLOCK = 1_000;

  private final Messages messages;
  private final FlowBook book;
  private final ReportWriter reports;

  /**
   * A replay from the first message.
   *
   * @param book an empty one
   * @param reports the trades of that book must go there
   */
  Replay(Messages messages, FlowBook book, ReportWriter reports) {
    this.messages = messages;
    this.book = book;
    this.reports = reports;
  }

  /** Gives all messages and says that there are no more, also if the book throws. */
  void run() {
    int count = messages.count();
    try {
      for (int from = 0; from < count; from += BLOCK) {
        run(from, Math.min(count, from + BLOCK));
      }
    } finally {
      reports.finish();
    }
  }

  /** A method that is called often is compiled as a whole, a loop in one that is not is patched. */
  private void run(int from, int to) {
    for (int i = from; i < to; i++) {
      message(i);
    }
  }

  /** Gives message {@code i}, before whose reports those of all before it must be. */
  void message(int i) {
    reports.begin(i);
    switch (messages.type(i)) {
      case Messages.NEW -> enter(i);
      case Messages.CANCEL -> cancel(i);
      default -> modify(i);
    }
    reports.end();
  }

  private void enter(int i) {
    long id = messages.id(i);
    int side = messages.side(i);
    long price = messages.price(i);
    long qty = messages.qty(i);
    reports.accepted(side, id, price, qty);
    if (qty == 0) {
      return;
    }
    if (!messages.isIoc(i)) {
      book.limit(id, side, price, qty);
    } else if (book.ioc(id, side, price, qty) > 0) {
      reports.canceled(side, id, price);
    }
  }

  private void cancel(int i) {
    long id = messages.id(i);
    if (book.cancel(id)) {
      reports.canceled(messages.side(i), id, messages.price(i));
    } else {
      reports.cancelRefused(id);
    }
  }

  private void modify(int i) {
    long id = messages.id(i);
    if (!book.cancel(id)) {
      reports.modifyRefused(id);
      return;
    }
    int side = messages.side(i);
    long price = messages.price(i);
    long qty = messages.qty(i);
    if (qty > 0) {
      book.limit(id, side, price, qty);
    }
    reports.modified(side, id, price, qty);
  }
}
