package dev.matchbook.jmh.bench;

import dev.matchbook.jmh.flow.FlowName;
import dev.matchbook.jmh.flow.MixScale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Commands like those of MIX, spread at random over the markets of one engine. However many markets
 * there are, 200,000 orders rest in them together.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ManyMarkets {
  private static final int COMMANDS = 2_000_000;
  private static final MixScale SCALE = new MixScale(200_000, 40, 200, 200_000, 0, COMMANDS);

  /** How many markets. */
  @Param({"1", "100", "10000"})
  public int markets;

  private MarketCommands commands;
  private MarketPlayer player;

  /** For JMH. */
  public ManyMarkets() {}

  /** Makes the commands. */
  @Setup(Level.Trial)
  public void generate() {
    commands = new MarketCommands(markets, SCALE, FlowName.DEFAULT_STATE);
  }

  /** Opens and fills an engine. */
  @Setup(Level.Invocation)
  public void open() {
    player = new MarketPlayer(commands, markets);
    player.playUntimed();
    CommandBytes.start();
  }

  /** A command. */
  @Benchmark
  @OperationsPerInvocation(COMMANDS)
  public long command() {
    player.playTimed();
    return player.trades().volume();
  }

  /** Notes what it allocated. */
  @TearDown(Level.Invocation)
  public void end() {
    CommandBytes.end(COMMANDS);
  }
}
