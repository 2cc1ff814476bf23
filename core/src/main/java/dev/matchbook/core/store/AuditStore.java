package dev.matchbook.core.store;

import dev.matchbook.core.event.Event;

/**
 * Keeps what happened to orders, trades and settlements of audited markets: the events themselves,
 * in one sequence, never changed and never deleted. Written by {@link ExchangeStore#commit} alone.
 * Threads, durability and errors are as in {@link OrderStore}.
 */
public interface AuditStore {

  /**
   * A page of the events that match, in ascending {@code seq}; the cursor has that one part.
   *
   * @param after the {@code next} of the page before, or null for the first
   * @param limit 1 to {@link Page#MAX_ROWS}; a page has that many rows unless it is the last
   */
  Page<Event> audit(AuditQuery query, Cursor after, int limit);
}
