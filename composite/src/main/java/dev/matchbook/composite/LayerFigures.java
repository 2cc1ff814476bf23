package dev.matchbook.composite;

import dev.matchbook.core.store.Checkpoint;
import java.time.Duration;

/**
 * What a layer does and how it fares, as it is at each call. Any thread; counters never go back.
 */
public interface LayerFigures {
  /** Its store's URI without credentials. */
  String name();

  /** What it is for. */
  Role role();

  /** What an acknowledgement has to do with it. */
  Ack ack();

  /** How it takes part. */
  LayerState state();

  /** Reads that it answered. */
  long hits();

  /** Reads that it was asked for and did not answer. */
  long misses();

  /** Rows that were put into it because a layer below had them. */
  long fills();

  /** Reads and writes that failed. */
  long errors();

  /** How often it was caught up, filling it at first included. */
  long catchUps();

  /** How far it has come, as far as this process knows. */
  Checkpoint position();

  /** How many events are acknowledged that it does not have. */
  long lagSeq();

  /** For how long it has not had everything that is acknowledged; 0 where it has. */
  Duration lagTime();

  /** Of its circuit breaker, in the words of Resilience4j: {@code CLOSED}, {@code OPEN}, … */
  String breakerState();

  /** How long reads took; of layers in this process one in a thousand is measured. */
  Latency reads();

  /** How long it took to write batches. */
  Latency writes();

  /**
   * A summary of times.
   *
   * @param count how many were measured
   * @param p50Nanos half took no longer
   * @param p99Nanos 99 of 100 took no longer
   * @param maxNanos none took longer; to two digits
   */
  record Latency(long count, long p50Nanos, long p99Nanos, long maxNanos) {}
}
