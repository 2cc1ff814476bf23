package dev.matchbook.core.engine;

import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.core.store.StoreException;
import dev.matchbook.core.store.StoredOrder;
import java.util.List;
import java.util.Objects;

/**
 * A matching engine that knows what its commands have changed, as batches for a store, and that
 * goes on exactly where the one before it stopped (DESIGN law 6).
 *
 * <p>Not safe for use by several threads at once; see {@link MatchingEngine}.
 */
public final class JournaledEngine {
  /** How often somebody else may commit while the store is read. */
  private static final int ATTEMPTS = 8;

  private final ChangeLog changes;
  private final MatchingEngine engine;
  private Checkpoint last = Checkpoint.START;

  private JournaledEngine(EngineListener listener) {
    changes = new ChangeLog(Objects.requireNonNull(listener, "listener"));
    engine = new MatchingEngine(changes);
    changes.follow(engine.open, engine.nonces, engine.settlements());
    engine.onMark(changes.markets()::add);
    changes.audit().markets(engine::market);
  }

  /**
   * An engine that goes on where the store's checkpoint is; a new one for a new store. A commit
   * that comes while the store is read, as the last one of a process that has just died, is taken
   * in: the store is read anew.
   *
   * @param store is only read
   * @param listener is told every event from now on
   * @throws StoreException <i>corrupt</i> if what is there can be no engine's state; <i>failed</i>
   *     if somebody else goes on committing; the store's own trouble otherwise
   */
  public static JournaledEngine on(ExchangeStore store, EngineListener listener) {
    Objects.requireNonNull(store, "store");
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      JournaledEngine journaled = new JournaledEngine(listener);
      if (journaled.recover(store)) {
        return journaled;
      }
    }
    throw StoreException.failed(
        store.name(), "recovery: somebody else commits, " + ATTEMPTS + " times in between", null);
  }

  /** Returns false if what was read may be of different moments: it is no engine's state. */
  private boolean recover(ExchangeStore store) {
    last = store.checkpoint();
    try {
      new Recovery(store, engine, last).run();
      new SettlementRecovery(store, engine, changes.closedRows()).run();
    } catch (StoreException e) {
      if (e.kind() != StoreException.Kind.CORRUPT || store.checkpoint().equals(last)) {
        throw e;
      }
      return false;
    }
    return store.checkpoint().equals(last);
  }

  /** The engine, to be given commands. */
  public MatchingEngine engine() {
    return engine;
  }

  /**
   * Tells events to another listener from now on. Only between commands.
   *
   * @param listener is told every event
   */
  public void listener(EngineListener listener) {
    changes.next(Objects.requireNonNull(listener, "listener"));
  }

  /** Where the last batch ended. */
  public Checkpoint checkpoint() {
    return last;
  }

  /** How many rows the next batch has at least; a bound of its size while it grows. */
  public int changes() {
    return changes.size();
  }

  /**
   * Ends a batch: everything that has changed since the last one. Only between commands.
   *
   * @param commands how many commands were applied since the last batch, from 1
   */
  public Batch endBatch(long commands) {
    if (commands < 1) {
      throw new IllegalArgumentException("commands: below 1: " + commands);
    }
    Checkpoint now = engine.checkpoint(last.commands() + commands);
    List<StoredOrder> orders = changes.takeOrders();
    orders.sort(Batch.ORDER);
    Batch batch =
        new Batch(
            last,
            now,
            orders,
            changes.takeTrades(),
            changes.markets().take(engine.open),
            changes.takeAuthorizations(),
            engine.nonces.journal().take(),
            engine.settlements().journal().take(),
            changes.audit().take());
    last = now;
    return batch;
  }
}
