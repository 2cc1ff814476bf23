package dev.matchbook.jmh.bench;

import dev.matchbook.jmh.run.AllocatedBytes;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ScalarResult;

/**
 * A profiler for JMH that says what the commands of an iteration allocated, and nothing of what is
 * allocated around them. The benchmarks tell it where their commands start and end; the iteration
 * has one benchmark thread.
 */
public final class CommandBytes implements InternalProfiler {
  private static long start;
  private static long bytes;
  private static long commands;

  /** For JMH. */
  public CommandBytes() {}

  /** The commands of an invocation start, on this thread. */
  static void start() {
    start = AllocatedBytes.now();
  }

  /** So many commands ended, on this thread. */
  static void end(long count) {
    bytes += AllocatedBytes.now() - start;
    commands += count;
  }

  @Override
  public String getDescription() {
    return "Bytes that the benchmarks of order books allocate in a command";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    bytes = 0;
    commands = 0;
  }

  @Override
  public Collection<ScalarResult> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    double perCommand = commands == 0 ? Double.NaN : (double) bytes / commands;
    return List.of(new ScalarResult("command.bytes", perCommand, "B/op", AggregationPolicy.AVG));
  }
}
