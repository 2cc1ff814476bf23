package dev.matchbook.jmh.bench;

import dev.matchbook.jmh.book.Engines;
import dev.matchbook.jmh.flow.Flow;
import dev.matchbook.jmh.flow.FlowName;
import dev.matchbook.jmh.flow.FlowPlayer;
import dev.matchbook.jmh.flow.Scale;
import dev.matchbook.jmh.flow.TradeTally;
import dev.matchbook.jmh.flow.Truth;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A flow in its full size and, for each invocation, a new book that has had the commands before the
 * timed part. Trades that are not the flow's truth end the benchmark.
 */
@State(Scope.Thread)
public abstract class FlowState {
  /** An engine's name. */
  @Param({
    "matchbook",
    "matchbook-engine",
    "exchange-core-direct",
    "exchange-core-naive",
    "parity",
    "treemap"
  })
  public String engine;

  /** Whether the order ids are scattered over 64 bits. */
  @Param("false")
  public boolean sparse;

  private final FlowName name;
  private Flow flow;
  private Truth truth;
  private TradeTally hashed;
  private TradeTally tally;
  private FlowPlayer player;

  FlowState(FlowName name) {
    this.name = name;
  }

  /** Makes the flow. */
  @Setup(Level.Trial)
  public void generate() {
    Flow dense = name.generate(Scale.FULL, FlowName.DEFAULT_STATE);
    flow = sparse ? dense.sparse() : dense;
    truth = sparse ? Truth.of(flow) : Truth.published(name);
    hashed = new TradeTally(true);
    new FlowPlayer(flow, Engines.named(engine).open(hashed)).playAll(hashed);
    check(hashed.truth());
  }

  /** Opens and fills a book. */
  @Setup(Level.Invocation)
  public void open() {
    tally = new TradeTally(false);
    player = new FlowPlayer(flow, Engines.named(engine).open(tally));
    player.playUntimed();
    tally.startTimed();
    CommandBytes.start();
  }

  /** Plays the timed part. */
  final TradeTally play() {
    player.playTimed();
    return tally;
  }

  /** Checks what the book did. */
  @TearDown(Level.Invocation)
  public void check() {
    CommandBytes.end(flow.timed());
    check(tally.truthLike(hashed));
  }

  private void check(Truth found) {
    if (!found.equals(truth)) {
      throw new IllegalStateException(
          name + " through " + engine + ": " + found + " where it is " + truth);
    }
  }
}
