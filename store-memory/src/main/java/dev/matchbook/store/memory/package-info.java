/**
 * A store in memory: {@code memory:}, for tests, for engines whose history may go with the process
 * and as the uppermost layer of a composite.
 *
 * <p>{@link dev.matchbook.store.memory.MemoryStore} says what it keeps, {@link
 * dev.matchbook.store.memory.MemorySettings} how much of it. All the rest is how: a {@code State}
 * is one state of the whole store that never changes, made of {@code LongTrie}s; a {@code Draft} is
 * the next one while a write makes it; {@code OrderRows}, {@code TradeRows}, {@code SettledRows}
 * and {@code AuditRows} are the rows with their indexes, {@code OrderScan}, {@code TradeScan} and
 * {@code Paging} queries over them.
 */
package dev.matchbook.store.memory;
