package dev.matchbook.jmh.bench;

import dev.matchbook.jmh.flow.FlowName;
import dev.matchbook.jmh.flow.TradeTally;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** The timed parts of the four flows through every book. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class BookFlows {
  private static final int MIXED = 2_000_000;
  private static final int PAIRED = 2_000_000;
  private static final int SWEPT = 2_020_000;

  /** For JMH. */
  public BookFlows() {}

  /** MIX. */
  public static class Mix extends FlowState {
    /** For JMH. */
    public Mix() {
      super(FlowName.MIX);
    }
  }

  /** DEEP. */
  public static class Deep extends FlowState {
    /** For JMH. */
    public Deep() {
      super(FlowName.DEEP);
    }
  }

  /** MATCH. */
  public static class Match extends FlowState {
    /** For JMH. */
    public Match() {
      super(FlowName.MATCH);
    }
  }

  /** SWEEP. */
  public static class Sweep extends FlowState {
    /** For JMH. */
    public Sweep() {
      super(FlowName.SWEEP);
    }
  }

  /** A command of MIX. */
  @Benchmark
  @OperationsPerInvocation(MIXED)
  public TradeTally mix(Mix state) {
    return state.play();
  }

  /** A command of DEEP. */
  @Benchmark
  @OperationsPerInvocation(MIXED)
  public TradeTally deep(Deep state) {
    return state.play();
  }

  /** A command of MATCH. */
  @Benchmark
  @OperationsPerInvocation(PAIRED)
  public TradeTally match(Match state) {
    return state.play();
  }

  /** A command of SWEEP. */
  @Benchmark
  @OperationsPerInvocation(SWEPT)
  public TradeTally sweep(Sweep state) {
    return state.play();
  }
}
