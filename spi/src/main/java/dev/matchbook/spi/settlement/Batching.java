package dev.matchbook.spi.settlement;

import dev.matchbook.core.command.StartSettlement;
import dev.matchbook.core.event.Trade;
import java.time.Duration;
import java.util.Objects;
import java.util.function.ToLongFunction;

/**
 * How pending trades of a market are put into batches. The functions are called on the engine's
 * thread: they must be quick, and must not throw.
 *
 * @param maxTrades of a batch, 1 to {@value StartSettlement#MOST_TRADES}; default 100
 * @param maxAge after which a pending trade does not wait for more; default 1 s
 * @param gasBudget of a batch; a trade that needs more than that alone goes alone; default none
 * @param gasOfBatch what a batch needs beside its trades; default 0
 * @param gasOfTrade what a trade needs, from 0; default 0
 * @param priority of a trade: those with the greatest go first, then the oldest; default 0 for all.
 *     The oldest {@value #MOST_LOOKED_AT} of a market are looked at
 */
public record Batching(
    int maxTrades,
    Duration maxAge,
    long gasBudget,
    long gasOfBatch,
    ToLongFunction<? super Trade> gasOfTrade,
    ToLongFunction<? super Trade> priority) {
  /** How many pending trades of a market are looked at for their priority. */
  public static final int MOST_LOOKED_AT = 10_000;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException naming what is out of its range
   */
  public Batching {
    Bounds.require("maxTrades", maxTrades, 1, StartSettlement.MOST_TRADES);
    Bounds.require("maxAge", maxAge);
    Bounds.require("gasBudget", gasBudget, 1, Long.MAX_VALUE);
    Bounds.require("gasOfBatch", gasOfBatch, 0, Long.MAX_VALUE);
    Objects.requireNonNull(gasOfTrade, "gasOfTrade");
    Objects.requireNonNull(priority, "priority");
  }

  /** Every default. */
  public static Batching defaults() {
    return new Batching(100, Duration.ofSeconds(1), Long.MAX_VALUE, 0, trade -> 0, trade -> 0);
  }

  /** The same with another size and age. */
  public Batching upTo(int trades, Duration age) {
    return new Batching(trades, age, gasBudget, gasOfBatch, gasOfTrade, priority);
  }

  /** The same with a budget of gas. */
  public Batching gas(long budget, long ofBatch, ToLongFunction<? super Trade> ofTrade) {
    return new Batching(maxTrades, maxAge, budget, ofBatch, ofTrade, priority);
  }

  /** The same with other priorities. */
  public Batching priority(ToLongFunction<? super Trade> of) {
    return new Batching(maxTrades, maxAge, gasBudget, gasOfBatch, gasOfTrade, of);
  }
}
