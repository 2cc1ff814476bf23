package dev.matchbook.spi.settlement;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * How trades are put into batches, tried, and given up.
 *
 * @param batching into which batches
 * @param attempts how batches are tried
 * @param clock for all this; default the system's
 * @param movesTime whether the engine's time moves on with the clock's; default true. A host whose
 *     commands have times of their own says false
 */
public record SettlementSettings(
    Batching batching, Attempts attempts, InstantSource clock, boolean movesTime) {

  /** Checks that everything is there. */
  public SettlementSettings {
    Objects.requireNonNull(batching, "batching");
    Objects.requireNonNull(attempts, "attempts");
    Objects.requireNonNull(clock, "clock");
  }

  /** Every default. */
  public static SettlementSettings defaults() {
    return new SettlementSettings(
        Batching.defaults(), Attempts.defaults(), InstantSource.system(), true);
  }

  /** The same with other batches. */
  public SettlementSettings batching(Batching other) {
    return new SettlementSettings(other, attempts, clock, movesTime);
  }

  /** The same with other attempts. */
  public SettlementSettings attempts(Attempts other) {
    return new SettlementSettings(batching, other, clock, movesTime);
  }

  /** The same with another clock. */
  public SettlementSettings clock(InstantSource source, boolean movesEngine) {
    return new SettlementSettings(batching, attempts, source, movesEngine);
  }

  /** The time, in nanoseconds since the Unix epoch. */
  long now() {
    Instant now = clock.instant();
    return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
  }

  /** The time of a command. */
  long ts(long now) {
    return movesTime ? now : 0;
  }
}
