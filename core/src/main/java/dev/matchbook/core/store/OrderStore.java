package dev.matchbook.core.store;

import java.util.Collection;
import java.util.Optional;

/**
 * Keeps orders, each in its last state.
 *
 * <p><b>Threads:</b> any number of threads may read, also while one writes; a read sees each order
 * as some finished write left it, and never a version older than one that the same thread has seen
 * acknowledged. Methods that write may be called from any thread and exclude each other.
 *
 * <p><b>Versions:</b> an order is written only if its {@code seq} is greater than that of the one
 * that is there. An older or equal version changes nothing and is no error: all writes can be done
 * again.
 *
 * <p><b>Durability:</b> with {@link Capability#DURABLE} what a method wrote is durable when it
 * returns, unless the backend's settings say otherwise.
 *
 * <p><b>Errors:</b> all methods throw {@link StoreException} for the backend's trouble and {@link
 * NullPointerException} or {@link IllegalArgumentException} for misuse. A read that fails is an
 * exception, never an empty answer.
 */
public interface OrderStore {

  /** Writes one order, unless its version is not newer. Atomic. */
  default void saveOrder(StoredOrder order) {
    saveOrders(java.util.List.of(order));
  }

  /**
   * Writes orders, each unless its version is not newer; all or nothing. Does not move the
   * checkpoint: for tools and caches; an engine commits batches.
   */
  void saveOrders(Collection<StoredOrder> orders);

  /** The order with that id, or empty. */
  Optional<StoredOrder> findOrder(long orderId);

  /**
   * The order that the account gave that {@code clOrdId}: its open one or, where none is open, the
   * one with the greatest {@code orderId}; empty where the store knows none.
   */
  Optional<StoredOrder> findOrder(String account, String clOrdId);

  /**
   * Forgets a closed order; done again it changes nothing. Its trades stay.
   *
   * @return whether it was there
   * @throws IllegalStateException if it is open: recovery needs it
   */
  boolean removeOrder(long orderId);

  /**
   * A page of the orders that match, in the query's order.
   *
   * @param after the {@code next} of the page before, or null for the first
   * @param limit 1 to {@link Page#MAX_ROWS}; a page has that many rows unless it is the last
   */
  Page<StoredOrder> orders(OrderQuery query, Cursor after, int limit);

  /**
   * A page of the open orders of a market in the order of {@link StoredOrder#priority}.
   *
   * @param symbol an unknown one has none
   * @param after the {@code next} of the page before, or null for the first
   * @param limit 1 to {@link Page#MAX_ROWS}
   */
  Page<StoredOrder> openOrders(String symbol, Cursor after, int limit);
}
