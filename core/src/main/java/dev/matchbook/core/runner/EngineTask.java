package dev.matchbook.core.runner;

import dev.matchbook.core.engine.MatchingEngine;

/**
 * Some commands on their way through a runner, which calls {@link #apply} once and then either
 * {@link #committed} or {@link #failed} once; {@code failed} alone where the task was never
 * applied.
 *
 * @param <B> where the events go
 */
public interface EngineTask<B extends EventBuffer> {

  /**
   * Gives the engine its commands. On the matcher thread; must not block. An exception stops the
   * runner, since nobody knows how far the task came.
   *
   * @param events receives the events while this runs
   * @return how many commands there were, 0 for one that only looks
   */
  int apply(MatchingEngine engine, B events);

  /**
   * What the task did, and all before, is durable. On the committer thread, after {@link
   * EventBuffer#committed}; what it throws is logged.
   */
  default void committed() {}

  /**
   * The task's commands are not durable and never will be by this runner. On any thread; what it
   * throws is logged.
   *
   * @param reason why
   */
  default void failed(RunnerStoppedException reason) {}
}
