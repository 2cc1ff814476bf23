package dev.matchbook.core.runner;

import java.util.Objects;

/**
 * The bounds of a runner.
 *
 * @param queueCapacity tasks that may wait to be matched: 2 to 1,048,576, rounded up to a power of
 *     two; default 8,192
 * @param maxBatchCommands commands, or tasks where there are more of these, after which a batch
 *     ends although the committer is busy: 1 to 1,048,576; default 16,384. A task is never split
 * @param maxBatchRows changed orders and trades after which it does: 1 to 1,048,576; default 32,768
 * @param whenFull what submitting does when the queue is full; default {@link WhenFull#BLOCK}
 * @param acknowledge when a task is told that it is done; default {@link Acknowledge#DURABLE}
 */
public record RunnerSettings(
    int queueCapacity,
    int maxBatchCommands,
    int maxBatchRows,
    WhenFull whenFull,
    Acknowledge acknowledge) {

  /** What submitting does when the queue is full. */
  public enum WhenFull {
    /** It waits for room. */
    BLOCK,
    /** It throws {@link QueueFullException}. */
    REFUSE
  }

  /** When {@link EngineTask#committed} is called. */
  public enum Acknowledge {
    /** When the store has it. */
    DURABLE,
    /**
     * As soon as it is matched, on the matcher thread: microseconds earlier, and lost if the
     * process dies before the batch is written. {@link EventBuffer}s are told when it is durable
     * all the same.
     */
    MATCHED
  }

  private static final int MOST = 1 << 20;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException naming the parameter
   */
  public RunnerSettings {
    queueCapacity = roundUp(require("queueCapacity", queueCapacity, 2));
    require("maxBatchCommands", maxBatchCommands, 1);
    require("maxBatchRows", maxBatchRows, 1);
    Objects.requireNonNull(whenFull, "whenFull");
    Objects.requireNonNull(acknowledge, "acknowledge");
  }

  /** Every default. */
  public static RunnerSettings defaults() {
    return new RunnerSettings(8_192, 16_384, 32_768, WhenFull.BLOCK, Acknowledge.DURABLE);
  }

  /** The same with another {@code queueCapacity}. */
  public RunnerSettings queueCapacity(int tasks) {
    return new RunnerSettings(tasks, maxBatchCommands, maxBatchRows, whenFull, acknowledge);
  }

  /** The same with other bounds of a batch. */
  public RunnerSettings maxBatch(int commands, int rows) {
    return new RunnerSettings(queueCapacity, commands, rows, whenFull, acknowledge);
  }

  /** The same with another {@code whenFull}. */
  public RunnerSettings whenFull(WhenFull policy) {
    return new RunnerSettings(queueCapacity, maxBatchCommands, maxBatchRows, policy, acknowledge);
  }

  /** The same with another {@code acknowledge}. */
  public RunnerSettings acknowledge(Acknowledge when) {
    return new RunnerSettings(queueCapacity, maxBatchCommands, maxBatchRows, whenFull, when);
  }

  private static int require(String name, int value, int least) {
    if (value < least || value > MOST) {
      throw new IllegalArgumentException(
          name + ": not from " + least + " to " + MOST + ": " + value);
    }
    return value;
  }

  private static int roundUp(int tasks) {
    return Integer.highestOneBit(tasks - 1) << 1;
  }
}
