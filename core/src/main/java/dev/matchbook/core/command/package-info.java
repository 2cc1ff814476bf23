/**
 * What a host asks of the engine: one record per command of RULEBOOK §2.
 *
 * <p>Records check their shape when they are made ({@link java.lang.IllegalArgumentException} names
 * the parameter); what depends on the market is checked by the engine and answered with an event.
 * Decimals are {@link java.math.BigDecimal}s of at most 18 digits. All are immutable and may be
 * shared between threads.
 */
package dev.matchbook.core.command;
