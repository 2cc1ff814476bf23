package dev.matchbook.examples.settlement;

import dev.matchbook.core.Fault;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

/**
 * How a simulated chain behaves.
 *
 * @param poison every so manieth trade can never settle, and no batch that it is in; 0 for none
 * @param trouble share of calls, in percent from 0 to 90, that fail before or after their work;
 *     that share of batches in a block is reorganised out of it before it is final
 * @param seed where the dice start
 * @param blockMillis how long a block takes, from 1
 * @param clock gives the time by which there are blocks
 */
public record ChainSettings(
    int poison, int trouble, long seed, long blockMillis, InstantSource clock) {
  /** Most of {@code trouble}: a chain that never answers settles nothing. */
  public static final int MOST_TROUBLE = 90;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException naming what is out of its range
   */
  public ChainSettings {
    require("poison", poison, Integer.MAX_VALUE);
    require("trouble", trouble, MOST_TROUBLE);
    require("blockMillis", blockMillis - 1, Long.MAX_VALUE);
    Objects.requireNonNull(clock, "clock");
  }

  private static void require(String name, long value, long most) {
    if (value < 0 || value > most) {
      throw new IllegalArgumentException(name + ": out of its range");
    }
  }

  /** A chain without trouble that takes a second for a block. */
  public static ChainSettings defaults() {
    return new ChainSettings(0, 0, 1, 1_000, InstantSource.system());
  }

  /** Because of whom the first of these trades that never settles does not; or null. */
  Fault poisonOf(List<Long> tradeIds) {
    for (long id : tradeIds) {
      if (poison > 0 && id % poison == 0) {
        return Fault.values()[(int) (id / poison % Fault.values().length)];
      }
    }
    return null;
  }
}
