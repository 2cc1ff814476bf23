/**
 * The four generated flows: MIX, DEEP, MATCH and SWEEP, made from one random number generator and a
 * state, so that anyone can rebuild them; and what trades they must give.
 *
 * <p>{@link dev.matchbook.jmh.flow.FlowName#generate} makes a {@link dev.matchbook.jmh.flow.Flow},
 * {@link dev.matchbook.jmh.flow.FlowPlayer} plays it to a book, a {@link
 * dev.matchbook.jmh.flow.TradeTally} sums up the trades and {@link dev.matchbook.jmh.flow.Truth} is
 * what the sum must be.
 */
package dev.matchbook.jmh.flow;
