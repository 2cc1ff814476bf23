package dev.matchbook.tck;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Threads of a rule; what they throw is thrown where they are waited for. */
final class Workers implements AutoCloseable {
  private static final int STUCK_SECONDS = 120;

  private final ExecutorService threads = Executors.newCachedThreadPool();

  <T> Future<T> start(Callable<T> task) {
    return threads.submit(task);
  }

  /** Waits; a thread that is stuck is an error. */
  static <T> T result(String who, Future<T> future) throws InterruptedException {
    try {
      return future.get(STUCK_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError(who + " is stuck", e);
    } catch (ExecutionException e) {
      throw new AssertionError(who + ": " + e.getCause(), e.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
