package dev.matchbook.core.runner;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A place in a runner's queue that waits for its task, see {@link EngineRunner#reserve}. Any
 * thread.
 *
 * @param <B> where the events go
 */
public final class Place<B extends EventBuffer> {
  private final AtomicReference<EngineRunner<B>> runner;
  private final long at;

  Place(EngineRunner<B> runner, long at) {
    this.runner = new AtomicReference<>(runner);
    this.at = at;
  }

  /**
   * Fills it. The task is applied in its turn, or failed if the runner has stopped meanwhile.
   *
   * @throws IllegalStateException if it was filled before
   */
  public void fill(EngineTask<B> task) {
    Objects.requireNonNull(task, "task");
    EngineRunner<B> waiting = runner.getAndSet(null);
    if (waiting == null) {
      throw new IllegalStateException("the place is filled");
    }
    waiting.put(at, task);
  }
}
