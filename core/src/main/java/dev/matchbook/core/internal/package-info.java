/**
 * The structures under the matcher: order slots, price levels, queues, indexes. Internal.
 *
 * <p>Orders and levels are ints: places in primitive arrays that grow by doubling and are reused
 * last in, first out, so that in steady state nothing is allocated and what was touched last is
 * touched next. One pool of each serves all markets of an engine. One writer thread.
 */
package dev.matchbook.core.internal;
