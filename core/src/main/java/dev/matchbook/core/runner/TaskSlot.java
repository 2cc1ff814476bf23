package dev.matchbook.core.runner;

/** A place of the ring. */
final class TaskSlot<B extends EventBuffer> {
  private EngineTask<B> task;

  void put(EngineTask<B> submitted) {
    task = submitted;
  }

  EngineTask<B> take() {
    EngineTask<B> taken = task;
    task = null;
    return taken;
  }
}
