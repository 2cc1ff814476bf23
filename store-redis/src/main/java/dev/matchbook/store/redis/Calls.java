package dev.matchbook.store.redis;

import dev.matchbook.core.store.StoreException;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandInterruptedException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Asks the server and waits, no longer than the timeout; asks again where that can help, a bounded
 * number of times, the last of them no later than after two timeouts. So whatever is asked must be
 * harmless when it is done twice: scripts that write compare the head first.
 */
final class Calls {
  private static final long FIRST_DELAY_MILLIS = 20;
  private static final long MOST_DELAY_MILLIS = 1_000;
  private static final double FACTOR = 2;
  private static final double JITTER = 0.5;

  /** Goes through the retry when another attempt may help. */
  private static final class Again extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Again(Throwable cause) {
      super(null, cause, false, false);
    }
  }

  private final String layer;
  private final long timeoutNanos;
  private final Retry retry;
  private volatile boolean closed;

  Calls(String layer, Duration timeout, int retries) {
    this.layer = layer;
    timeoutNanos = timeout.toNanos();
    retry =
        Retry.of(
            "redis",
            RetryConfig.custom()
                .maxAttempts(retries + 1)
                .retryOnException(Again.class::isInstance)
                .intervalFunction(
                    IntervalFunction.ofExponentialRandomBackoff(
                        FIRST_DELAY_MILLIS, FACTOR, JITTER, MOST_DELAY_MILLIS))
                .build());
  }

  /** Runs a script. */
  <T> T run(
      String what,
      RedisClusterAsyncCommands<byte[], byte[]> on,
      Script script,
      ScriptOutputType type,
      byte[][] keys,
      byte[]... arguments) {
    return call(
        what,
        () -> {
          try {
            return get(on.evalsha(script.sha(), type, keys, arguments));
          } catch (RedisNoScriptException e) {
            return get(on.eval(script.text(), type, keys, arguments));
          }
        });
  }

  /** Runs a command. */
  <T> T ask(String what, Supplier<RedisFuture<T>> command) {
    return call(what, () -> get(command.get()));
  }

  /** Runs a command that the server may not know or not allow; then that is the answer. */
  <T> T askOr(T otherwise, String what, Supplier<RedisFuture<T>> command) {
    return call(
        what,
        () -> {
          try {
            return get(command.get());
          } catch (RedisCommandExecutionException e) {
            if (Trouble.isNotAllowed(e)) {
              return otherwise;
            }
            throw e;
          }
        });
  }

  private <T> T call(String what, Supplier<T> attempt) {
    requireOpen();
    Attempts<T> attempts = new Attempts<>(attempt);
    try {
      return retry.executeSupplier(attempts::next);
    } catch (RuntimeException e) {
      StoreException trouble = Trouble.of(layer, what, e instanceof Again ? e.getCause() : e);
      // Refused now, but one that was sent before may have been done.
      throw attempts.unanswered && trouble.kind() == StoreException.Kind.REJECTED
          ? StoreException.failed(layer, trouble.getMessage(), trouble)
          : trouble;
    }
  }

  private final class Attempts<T> {
    private final Supplier<T> attempt;
    private final long start = System.nanoTime();
    private boolean unanswered;

    Attempts(Supplier<T> attempt) {
      this.attempt = attempt;
    }

    T next() {
      try {
        return attempt.get();
      } catch (RuntimeException e) {
        unanswered |= !Trouble.isAnswer(e);
        boolean late = System.nanoTime() - start > 2 * timeoutNanos;
        throw closed || late || !Trouble.isTransient(e) ? e : new Again(e);
      }
    }
  }

  private <T> T get(RedisFuture<T> future) {
    try {
      return future.get(timeoutNanos, TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new RedisException(e.getCause());
    } catch (TimeoutException e) {
      future.cancel(true);
      throw new RedisCommandTimeoutException(
          "no answer within " + TimeUnit.NANOSECONDS.toMillis(timeoutNanos) + " ms");
    } catch (InterruptedException e) {
      future.cancel(true);
      Thread.currentThread().interrupt();
      throw new RedisCommandInterruptedException(e);
    }
  }

  /** From now on every call is refused. Says whether it was open. */
  synchronized boolean close() {
    boolean open = !closed;
    closed = true;
    return open;
  }

  void requireOpen() {
    if (closed) {
      throw StoreException.rejected(layer, "the store is closed");
    }
  }
}
