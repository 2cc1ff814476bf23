package dev.matchbook.jmh.run;

import dev.matchbook.jmh.book.FlowBook;
import dev.matchbook.jmh.book.TradeSink;
import dev.matchbook.jmh.flow.Flow;
import dev.matchbook.jmh.flow.FlowPlayer;
import dev.matchbook.jmh.flow.TradeTally;
import dev.matchbook.jmh.flow.Truth;
import java.util.function.Function;
import org.HdrHistogram.Histogram;

/**
 * Plays a flow to books in this process. Every round has a new book and starts with a garbage
 * collection; what comes before the timed part is played but neither timed nor counted. In the
 * timed part nothing is allocated but by the book. The first round of the warm-up has the hash of
 * its trades, see {@link TradeTally}: it must come first.
 */
public final class FlowRounds implements Contestant {
  /**
   * Plays before the first round that counts: one that is hashed, so many timed as a whole, and one
   * by command.
   */
  public static final int WARM_UP_ROUNDS = 3;

  private static final long LONGEST_NANOS = 60_000_000_000L;
  private static final int DIGITS = 3;
  private static final int SLICE = 1024;

  private final String name;
  private final Flow flow;
  private final Function<TradeSink, FlowBook> books;
  private TradeTally hashed;

  /**
   * Rounds of a flow.
   *
   * @param books opens a book on a sink
   */
  public FlowRounds(String name, Flow flow, Function<TradeSink, FlowBook> books) {
    this.name = name;
    this.flow = flow;
    this.books = books;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Truth warmUp() {
    TradeTally tally = new TradeTally(true);
    new FlowPlayer(flow, books.apply(tally)).playAll(tally);
    hashed = tally;
    for (int i = 0; i < WARM_UP_ROUNDS; i++) {
      time();
    }
    latency();
    return tally.truth();
  }

  @Override
  public TimedRound time() {
    System.gc();
    TradeTally tally = new TradeTally(false);
    FlowPlayer player = new FlowPlayer(flow, books.apply(tally));
    player.playUntimed();
    tally.startTimed();
    long bytesBefore = AllocatedBytes.now();
    long start = System.nanoTime();
    player.playTimed();
    long nanos = System.nanoTime() - start;
    long bytes = AllocatedBytes.now() - bytesBefore;
    return new TimedRound(nanos, bytes, tally.truthLike(hashed));
  }

  @Override
  public LatencyRound latency() {
    System.gc();
    TradeTally tally = new TradeTally(false);
    FlowPlayer player = new FlowPlayer(flow, books.apply(tally));
    Histogram histogram = new Histogram(1, LONGEST_NANOS, DIGITS);
    player.playUntimed();
    tally.startTimed();
    for (int i = flow.firstTimed(); i < flow.size(); i += SLICE) {
      record(player, i, Math.min(flow.size(), i + SLICE), histogram);
    }
    return new LatencyRound(
        histogram.getValueAtPercentile(50),
        histogram.getValueAtPercentile(99),
        histogram.getValueAtPercentile(99.9),
        tally.truthLike(hashed));
  }

  private static void record(FlowPlayer player, int from, int to, Histogram histogram) {
    for (int i = from; i < to; i++) {
      long start = System.nanoTime();
      player.command(i);
      histogram.recordValue(System.nanoTime() - start);
    }
  }

  @Override
  public void close() {}
}
