package dev.matchbook.core.runner;

import dev.matchbook.core.engine.JournaledEngine;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.core.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has been matched and is not yet durable: tasks, their events, and in the end the batch. */
final class OpenBatch<B extends EventBuffer> {
  private static final Logger LOG = LoggerFactory.getLogger(EngineRunner.class);

  final B events;
  private final List<EngineTask<B>> tasks = new ArrayList<>();
  private long commands;
  private Batch changes;

  OpenBatch(B events) {
    this.events = events;
  }

  boolean isEmpty() {
    return tasks.isEmpty() && commands == 0;
  }

  /** What its bound is about: commands, or tasks where there are more of these. */
  long size() {
    return Math.max(commands, tasks.size());
  }

  /** Applies a task, which is acknowledged at once or with the batch. */
  void apply(EngineTask<B> task, JournaledEngine engine, boolean tellNow) {
    tasks.add(task);
    commands += task.apply(engine.engine(), events);
    if (tellNow) {
      tasks.remove(tasks.size() - 1);
      tell(task);
    }
  }

  /** Nothing more will be added. */
  void end(JournaledEngine engine) {
    changes = commands == 0 ? null : engine.endBatch(commands);
  }

  /** Makes it durable and tells everybody. */
  void commit(ExchangeStore store, CommittedCheckpoint to) {
    if (changes != null) {
      if (!store.commit(changes)) {
        // it is written once: whatever the store has there came from somebody else
        throw StoreException.rejected(
            store.name(), "another writer has come past " + changes.previous());
      }
      to.set(changes.checkpoint());
    }
    try {
      events.committed();
    } finally {
      tasks.forEach(OpenBatch::tell);
      clear();
    }
  }

  void fail(RunnerStoppedException reason) {
    try {
      events.discard();
    } catch (Throwable e) {
      LOG.warn("a buffer threw when it was told that its batch failed", e);
    }
    tasks.forEach(task -> fail(task, reason));
    clear();
  }

  private void clear() {
    tasks.clear();
    commands = 0;
    changes = null;
  }

  private static <B extends EventBuffer> void tell(EngineTask<B> task) {
    try {
      task.committed();
    } catch (Throwable e) {
      LOG.warn("a task threw when it was acknowledged", e);
    }
  }

  static <B extends EventBuffer> void fail(EngineTask<B> task, RunnerStoppedException reason) {
    try {
      task.failed(reason);
    } catch (Throwable e) {
      LOG.warn("a task threw when it was told that it failed", e);
    }
  }
}
