package dev.matchbook.core.store;

import java.util.List;
import java.util.Set;

/**
 * A backend: orders, trades, markets and the checkpoint of one engine, written batch by batch.
 *
 * <p>Threads, versions and errors are as in {@link OrderStore}. A new store is at {@link
 * Checkpoint#START}.
 */
public interface ExchangeStore
    extends OrderStore, TradeStore, AuthorizationStore, SettlementStore, AuditStore, AutoCloseable {

  /** What it is called in messages and logs: its URI without credentials. Any thread. */
  String name();

  /** What it can do; never changes. Any thread. */
  Set<Capability> capabilities();

  /**
   * Writes a batch: all of it or nothing becomes visible, to readers and after a crash. Blocks
   * until it is durable (see {@link OrderStore}).
   *
   * <p>Idempotent: a batch that was applied already changes nothing. One that does not follow on is
   * refused.
   *
   * @return true if it was applied, also by an earlier attempt within this call; false if it was
   *     passed over: to an engine's runner that means a second writer
   * @throws StoreException <i>rejected</i> if it does not follow on or the store is closed;
   *     <i>failed</i> if it is unknown whether it was applied: the same batch may be committed
   *     again
   */
  boolean commit(Batch batch);

  /** The checkpoint of the last batch that was applied. Any thread. */
  Checkpoint checkpoint();

  /** All markets in ascending index, as the last batch left them. Any thread. */
  List<MarketState> markets();

  /** Lets go of everything; what was committed stays. Done again it changes nothing. */
  @Override
  void close();
}
