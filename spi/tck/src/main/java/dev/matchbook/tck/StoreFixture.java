package dev.matchbook.tck;

import dev.matchbook.core.store.ExchangeStore;

/**
 * A place for one store under test, new for each rule: a directory, a schema, a name that no other
 * uses. A backend's tests implement it.
 */
public interface StoreFixture {
  /** How many closed orders and trades every backend must be able to keep. */
  int LEAST_KEPT = 1_000;

  /**
   * Opens the store: a new one the first time, afterwards, where it is {@link
   * dev.matchbook.core.store.Capability#DURABLE}, the same one with what was written. The one
   * opened before was closed or has {@link #crash crashed}.
   */
  ExchangeStore open() throws Exception;

  /**
   * Ends the life of an open store as the end of its process would: it is not closed, and whatever
   * it has only in memory is lost. What is done here is up to the backend: let go of a lock so that
   * {@link #open} can have it, copy its files to another place and open that one the next time,
   * kill its connections. By default the store is left as it is. Asked only of stores that are
   * durable.
   */
  default void crash(ExchangeStore store) throws Exception {}

  /**
   * How many closed orders it keeps where {@link dev.matchbook.core.store.Capability#ALL_ORDERS} is
   * missing, from {@link #LEAST_KEPT}. Up to 20,000 the rules go over the bound to see what
   * happens.
   */
  default int closedOrdersKept() {
    return Integer.MAX_VALUE;
  }

  /**
   * How many trades it keeps where {@link dev.matchbook.core.store.Capability#ALL_TRADES} is
   * missing, from {@link #LEAST_KEPT}. Up to 20,000 the rules go over the bound to see what
   * happens.
   */
  default int tradesKept() {
    return Integer.MAX_VALUE;
  }

  /** Clears up after the rule; the store is closed, those that crashed are not. */
  default void close() throws Exception {}
}
