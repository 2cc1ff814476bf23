/**
 * A limit order book without an engine around it: price-time priority over order ids, prices and
 * quantities that are any {@code long}. No accounts, no sequence, no validation of ticks and lots;
 * the structures and the walk are those of {@link dev.matchbook.core.engine}, which has the rules.
 */
package dev.matchbook.core.book;
