package dev.matchbook.store.redis;

import dev.matchbook.core.store.StoreException;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets closed orders that became too old, also while nothing is committed. Only for a store that
 * has written: who merely reads may have been told other limits.
 */
final class Sweeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
  private static final long LEAST_MILLIS = 100;
  private static final long MOST_MILLIS = 60_000;
  private static final int PARTS = 10;

  private final Database database;
  private final BooleanSupplier isDue;
  private final ScheduledThreadPoolExecutor timer;

  Sweeper(Database database, BooleanSupplier isDue, Duration ttl) {
    this.database = database;
    this.isDue = isDue;
    timer =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "matchbook-redis-sweeper");
              thread.setDaemon(true);
              return thread;
            });
    long millis = Math.min(MOST_MILLIS, Math.max(LEAST_MILLIS, ttl.toMillis() / PARTS));
    timer.scheduleWithFixedDelay(this::sweep, millis, millis, TimeUnit.MILLISECONDS);
  }

  private void sweep() {
    try {
      while (isDue.getAsBoolean() && database.sweep() > 0) {
        Thread.onSpinWait();
      }
    } catch (StoreException e) {
      if (!timer.isShutdown()) {
        LOG.warn("closed orders stay until the next time: {}", e.getMessage());
      }
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
