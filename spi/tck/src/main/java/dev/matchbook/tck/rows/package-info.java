/**
 * Rows and batches for tests of stores: by hand, with {@link dev.matchbook.tck.rows.OrderBuilder},
 * {@link dev.matchbook.tck.rows.TradeBuilder} and {@link dev.matchbook.tck.rows.BatchBuilder}, and
 * endless ones out of a seed, with {@link dev.matchbook.tck.rows.BatchGenerator}.
 */
package dev.matchbook.tck.rows;
