package dev.matchbook.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.tck.StoreContents;
import dev.matchbook.tck.model.ModelStore;
import dev.matchbook.tck.rows.BatchGenerator;

/** A history that is committed to a store, and what has to be there. For one thread. */
final class History {
  private final BatchGenerator generator;
  private final ModelStore model = new ModelStore();
  private Batch next;

  History(long seed) {
    this(new BatchGenerator(seed));
  }

  History(BatchGenerator generator) {
    this.generator = generator;
    next = generator.next();
  }

  /** The batch that is not acknowledged yet. */
  Batch next() {
    return next;
  }

  /** Commits the next batch, which has to be applied; if it throws it stays the next one. */
  History commit(ExchangeStore store) {
    assertThat(store.commit(next)).as("applied").isTrue();
    acknowledged();
    return this;
  }

  /** Commits so many. */
  History commit(ExchangeStore store, int batches) {
    for (int i = 0; i < batches; i++) {
      commit(store);
    }
    return this;
  }

  /** The store has all that was acknowledged, nothing twice, and nothing else. */
  void requireAcknowledged(ExchangeStore store) {
    StoreContents.of(model).requireSame(store);
  }

  /** The store has that, or that and the next batch, of which nobody knows; nothing between. */
  void requireBeforeOrAfter(ExchangeStore store) {
    if (store.checkpoint().equals(next.checkpoint())) {
      acknowledged();
    }
    requireAcknowledged(store);
  }

  private void acknowledged() {
    model.commit(next);
    next = generator.next();
  }
}
