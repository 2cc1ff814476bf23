/**
 * What the engine did: one record per event of RULEBOOK §3, in the order of its keys.
 *
 * <p>Prices and quantities have exactly the market's number of decimals, fees its {@code feeScale}.
 * All are immutable and may be shared between threads. Hosts that count nanoseconds use {@link
 * dev.matchbook.core.engine.EngineListener} instead.
 */
package dev.matchbook.core.event;
