/**
 * The structures under the book and the matcher: order slots, price levels, queues, indexes, the
 * walk. Internal.
 *
 * <p>Orders and levels are ints: places in primitive arrays that grow by doubling and are reused
 * last in, first out, so that in steady state nothing is allocated and what was touched last is
 * touched next. One pool of orders serves all markets of an engine; each side of a book has its
 * levels to itself, where a price near the touch is its level's place.
 *
 * <p>What decides the time of a command, measured with the flows of {@code jmh}: the number of
 * instructions where the orders fit a cache (four a cycle retire, so each 12 cost a nanosecond),
 * then branches that depend on the data (7 ns each time the guess is wrong), and lines of memory
 * that nobody touched lately (one for an order's id, two for the order, one or two for its
 * neighbours) where there are a million. So the plain case is straight, sums are kept only where
 * somebody asks for them, and everything rare is out of the way in methods and arrays of its own.
 * One writer thread.
 */
package dev.matchbook.core.internal;
