package dev.matchbook.jmh.flow;

import dev.matchbook.jmh.book.FlowBook;

/**
 * Plays a flow's commands to a book. Allocates nothing.
 *
 * <p>It plays in slices, a call each, so that the loop is compiled as a method of its own and not
 * only replaced on the stack while it runs.
 */
public final class FlowPlayer {
  private static final int SLICE = 1024;

  private final Flow flow;
  private final long[] commands;
  private final FlowBook book;

  /** A player that has played nothing. */
  public FlowPlayer(Flow flow, FlowBook book) {
    this.flow = flow;
    this.commands = flow.commands;
    this.book = book;
  }

  /** Plays the whole flow, telling the tally where the timed part starts. */
  public void playAll(TradeTally tally) {
    playUntimed();
    tally.startTimed();
    playTimed();
  }

  /** Plays what comes before the timed part. */
  public void playUntimed() {
    play(0, flow.firstTimed());
  }

  /** Plays the timed part. */
  public void playTimed() {
    play(flow.firstTimed(), flow.size());
  }

  private void play(int from, int to) {
    for (int i = from; i < to; i += SLICE) {
      slice(i, Math.min(to, i + SLICE));
    }
  }

  private void slice(int from, int to) {
    for (int i = from; i < to; i++) {
      command(i);
    }
  }

  /** Plays one command. */
  public void command(int index) {
    long id = commands[2 * index];
    long word = commands[2 * index + 1];
    switch (Flow.kind(word)) {
      case Flow.LIMIT -> book.limit(id, Flow.side(word), Flow.price(word), Flow.qty(word));
      case Flow.IOC -> book.ioc(id, Flow.side(word), Flow.price(word), Flow.qty(word));
      default -> book.cancel(id);
    }
  }
}
