package dev.matchbook.core.engine;

import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.ExchangeStore;
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
  private final ChangeLog changes;
  private final MatchingEngine engine;
  private Checkpoint last = Checkpoint.START;

  private JournaledEngine(EngineListener listener) {
    changes = new ChangeLog(Objects.requireNonNull(listener, "listener"));
    engine = new MatchingEngine(changes);
    changes.follow(engine.open);
    engine.onMark(changes.markets()::add);
  }

  /**
   * An engine that goes on where the store's checkpoint is; a new one for a new store.
   *
   * @param store is only read
   * @param listener is told every event from now on
   * @throws dev.matchbook.core.store.StoreException <i>corrupt</i> if what is there can be no
   *     engine's state; the store's own trouble otherwise
   */
  public static JournaledEngine on(ExchangeStore store, EngineListener listener) {
    Objects.requireNonNull(store, "store");
    JournaledEngine journaled = new JournaledEngine(listener);
    journaled.last = new Recovery(store, journaled.engine).run();
    return journaled;
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
        new Batch(last, now, orders, changes.takeTrades(), changes.markets().take(engine.open));
    last = now;
    return batch;
  }
}
