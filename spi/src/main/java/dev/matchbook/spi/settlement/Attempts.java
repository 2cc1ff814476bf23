package dev.matchbook.spi.settlement;

import java.time.Duration;

/**
 * How a gateway is called for batches, and when they are given up.
 *
 * @param maxOpen batches that are settling at once, 1 to 1,024; default 16
 * @param threads that call the gateway, 1 to 1,024; default 4
 * @param poll how often the gateway is asked about a batch that it has taken; default 1 s
 * @param retryDelay before the second attempt; twice as long before each further one; default 1 s
 * @param maxRetryDelay its cap; default 1 minute. Each delay is shortened by up to a half by chance
 * @param deadline after which a trade or a batch that is in no block is given up and busted;
 *     default 1 hour. It counts from the start of the settler at the earliest, and of halves of a
 *     batch from when they were made
 * @param confirmations from how many on a batch is SETTLED, from 1; default 1
 * @param finality from how many on it is FINAL, not below {@code confirmations}; default 64
 */
public record Attempts(
    int maxOpen,
    int threads,
    Duration poll,
    Duration retryDelay,
    Duration maxRetryDelay,
    Duration deadline,
    int confirmations,
    int finality) {
  private static final int MOST = 1_024;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException naming what is out of its range
   */
  public Attempts {
    Bounds.require("maxOpen", maxOpen, 1, MOST);
    Bounds.require("threads", threads, 1, MOST);
    Bounds.require("poll", poll);
    Bounds.require("retryDelay", retryDelay);
    Bounds.require("maxRetryDelay", maxRetryDelay);
    Bounds.require("deadline", deadline);
    Bounds.require("confirmations", confirmations, 1, Integer.MAX_VALUE);
    Bounds.require("finality", finality, confirmations, Integer.MAX_VALUE);
  }

  /** Every default. */
  public static Attempts defaults() {
    return new Attempts(
        16,
        4,
        Duration.ofSeconds(1),
        Duration.ofSeconds(1),
        Duration.ofMinutes(1),
        Duration.ofHours(1),
        1,
        64);
  }

  /** The same with so many batches and threads at once. */
  public Attempts parallel(int open, int gatewayThreads) {
    return new Attempts(
        open, gatewayThreads, poll, retryDelay, maxRetryDelay, deadline, confirmations, finality);
  }

  /** The same, asking that often. */
  public Attempts poll(Duration every) {
    return new Attempts(
        maxOpen, threads, every, retryDelay, maxRetryDelay, deadline, confirmations, finality);
  }

  /** The same with other delays before further attempts, and another deadline. */
  public Attempts retries(Duration first, Duration longest, Duration giveUpAfter) {
    return new Attempts(
        maxOpen, threads, poll, first, longest, giveUpAfter, confirmations, finality);
  }

  /** The same with other depths. */
  public Attempts depths(int settled, int isFinal) {
    return new Attempts(
        maxOpen, threads, poll, retryDelay, maxRetryDelay, deadline, settled, isFinal);
  }
}
