package dev.matchbook.core.runner;

import dev.matchbook.core.engine.EngineListener;

/**
 * Keeps the events of a batch until it is durable. A runner has a few of them and uses them in
 * turn; each is used by one thread at a time, with all that it was told before visible.
 */
public interface EventBuffer extends EngineListener {

  /**
   * The events are durable: time to tell them, in order. On the committer thread; the buffer is
   * empty afterwards. An exception stops the runner: a host that cannot be told must not be left
   * behind in silence.
   */
  void committed();

  /** Nobody will be told these events: the batch failed. The buffer is empty afterwards. */
  void discard();
}
