package dev.matchbook.composite;

import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Checkpoint;

/** Commits batches: to the truth, then to the layers that follow. One thread at a time. */
final class Commits {
  private final String name;
  private final Layers layers;
  private final Acknowledged acknowledged;

  /** Whether nobody knows if the last batch is stored. */
  private volatile boolean inDoubt;

  Commits(String name, Layers layers, Acknowledged acknowledged) {
    this.name = name;
    this.layers = layers;
    this.acknowledged = acknowledged;
  }

  /** As the contract of a store says. */
  boolean commit(Batch batch) {
    resolve();
    return batch.followsOn(acknowledged.checkpoint(), name) && write(batch);
  }

  private boolean write(Batch batch) {
    Step.Commit step = Step.Commit.of(batch);
    boolean ended = false;
    acknowledged.begin();
    try {
      boolean applied = layers.truth().commit(batch);
      if (!applied && !layers.truth().checkpoint().equals(batch.checkpoint())) {
        // It has another batch there: somebody else writes.
        return false;
      }
      inDoubt = false;
      layers.followHere(step);
      acknowledged.end(batch.checkpoint());
      ended = true;
      layers.followElsewhere(step);
      layers.note();
      return applied;
    } finally {
      if (!ended) {
        inDoubt = true;
        acknowledged.end();
      }
    }
  }

  /** Whether it has to be found out what is stored. Any thread. */
  boolean isInDoubt() {
    return inDoubt;
  }

  /**
   * After a commit whose end nobody knows: if the truth has the batch it is as good as
   * acknowledged, and the layers that follow have to be given it. Where one of several has it only
   * that batch can be committed next, and until then nothing else is known.
   */
  void resolve() {
    if (!inDoubt || layers.truth().isUndecided()) {
      return;
    }
    Checkpoint stored = layers.truth().checkpoint();
    if (!stored.equals(acknowledged.checkpoint())) {
      layers.takeOut();
      acknowledged.start(stored);
      layers.truth().members().forEach(layer -> layer.reached(stored));
    }
    inDoubt = false;
  }
}
