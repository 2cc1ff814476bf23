/**
 * What a backend keeps of an exchange, and how: the contract of storage.
 *
 * <p>The unit of writing is the {@link dev.matchbook.core.store.Batch}: the orders it changed, each
 * with its last state, its trades, the markets it changed, what accounts signed and used up, and
 * the {@link dev.matchbook.core.store.Checkpoint} that it ends with, all or nothing. Everything
 * else about consistency is a comparison of sequence numbers: an order's version is the {@code seq}
 * of the event that last changed it, and a store never goes back.
 *
 * <p>A backend implements {@link dev.matchbook.core.store.ExchangeStore}; the executable form of
 * what these pages say is the artifact {@code matchbook-tck}. Errors are {@link
 * dev.matchbook.core.store.StoreException}.
 */
package dev.matchbook.core.store;
