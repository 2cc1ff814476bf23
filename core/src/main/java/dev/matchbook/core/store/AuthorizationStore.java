package dev.matchbook.core.store;

import java.util.Optional;

/**
 * Keeps what accounts have signed and can use no more. It is written by {@link
 * ExchangeStore#commit} alone, with the batch that used it. Threads and errors are as in {@link
 * OrderStore}.
 */
public interface AuthorizationStore {

  /**
   * What was signed for an order; empty where it was not signed or the store does not know the
   * order.
   */
  Optional<StoredAuthorization> findAuthorization(long orderId);

  /**
   * A page of all nonces in ascending {@code seq}.
   *
   * @param after the {@code next} of the page before, or null for the first
   * @param limit 1 to {@link Page#MAX_ROWS}; a page has that many rows unless it is the last
   */
  Page<StoredNonce> nonces(Cursor after, int limit);
}
