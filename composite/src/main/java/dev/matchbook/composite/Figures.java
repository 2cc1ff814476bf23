package dev.matchbook.composite;

import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;

/** Counters of one layer. Any thread. */
final class Figures {
  private static final long LONGEST_NANOS = 600_000_000_000L;
  private static final int DIGITS = 2;

  final LongAdder hits = new LongAdder();
  final LongAdder misses = new LongAdder();
  final LongAdder fills = new LongAdder();
  final LongAdder errors = new LongAdder();
  final LongAdder catchUps = new LongAdder();
  private final ConcurrentHistogram reads = new ConcurrentHistogram(LONGEST_NANOS, DIGITS);
  private final ConcurrentHistogram writes = new ConcurrentHistogram(LONGEST_NANOS, DIGITS);

  void read(long nanos) {
    record(reads, nanos);
  }

  void wrote(long nanos) {
    record(writes, nanos);
  }

  LayerFigures.Latency reads() {
    return summary(reads);
  }

  LayerFigures.Latency writes() {
    return summary(writes);
  }

  private static void record(ConcurrentHistogram histogram, long nanos) {
    histogram.recordValue(Math.max(0, Math.min(nanos, LONGEST_NANOS)));
  }

  private static LayerFigures.Latency summary(ConcurrentHistogram histogram) {
    return new LayerFigures.Latency(
        histogram.getTotalCount(),
        histogram.getValueAtPercentile(50),
        histogram.getValueAtPercentile(99),
        histogram.getMaxValue());
  }
}
