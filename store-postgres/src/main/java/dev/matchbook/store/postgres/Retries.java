package dev.matchbook.store.postgres;

import dev.matchbook.core.store.StoreException;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.sql.SQLException;

/**
 * Does what can fail for a passing reason again, after a while that grows and is never the same.
 */
final class Retries {
  private static final long FIRST_MILLIS = 50;
  private static final long LONGEST_MILLIS = 2_000;
  private static final double GROWTH = 2;
  private static final double JITTER = 0.5;

  /** What is tried. */
  interface Step<T> {
    T run() throws SQLException;
  }

  private final Trouble trouble;
  private final Retry retry;

  /** At most so many more times. */
  Retries(Trouble trouble, int most) {
    this.trouble = trouble;
    retry =
        Retry.of(
            trouble.name(),
            RetryConfig.custom()
                .maxAttempts(1 + most)
                .intervalFunction(
                    IntervalFunction.ofExponentialRandomBackoff(
                        FIRST_MILLIS, GROWTH, JITTER, LONGEST_MILLIS))
                .retryOnException(Trouble::isPassing)
                .build());
  }

  /**
   * Tries, and tries again.
   *
   * @throws StoreException for what the database says in the end
   */
  <T> T run(Step<T> step) {
    try {
      return retry.executeCallable(step::run);
    } catch (SQLException e) {
      throw trouble.of(e);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
