package dev.matchbook.spi;

import java.util.Objects;

/**
 * Who is asked before a command reaches an exchange's queue, and by how many threads.
 *
 * @param authenticator is asked
 * @param threads that ask it, 1 to 256; what waits for them is part of the queue and bounded with
 *     it
 */
public record Authentication(OrderAuthenticator authenticator, int threads) {
  private static final int MOST_THREADS = 256;

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException naming the parameter
   */
  public Authentication {
    Objects.requireNonNull(authenticator, "authenticator");
    if (threads < 1 || threads > MOST_THREADS) {
      throw new IllegalArgumentException("threads: not from 1 to " + MOST_THREADS + ": " + threads);
    }
  }

  /** With as many threads as the machine has processors. */
  public static Authentication by(OrderAuthenticator authenticator) {
    int processors = Runtime.getRuntime().availableProcessors();
    return new Authentication(authenticator, Math.min(processors, MOST_THREADS));
  }
}
