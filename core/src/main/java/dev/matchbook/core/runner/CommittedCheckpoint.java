package dev.matchbook.core.runner;

import dev.matchbook.core.store.Checkpoint;

/** Where the store is, for any thread to read. */
final class CommittedCheckpoint {
  private volatile Checkpoint value;

  CommittedCheckpoint(Checkpoint start) {
    value = start;
  }

  Checkpoint get() {
    return value;
  }

  void set(Checkpoint next) {
    value = next;
  }
}
