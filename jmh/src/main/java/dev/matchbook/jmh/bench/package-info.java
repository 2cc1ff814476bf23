/**
 * Benchmarks for JMH, one class a topic. An operation is one command; an invocation plays a whole
 * stream of commands, whose setting up JMH does not time.
 *
 * <p>What a command allocates is measured by {@code -prof dev.matchbook.jmh.bench.CommandBytes}.
 * JMH's own {@code -prof gc} measures whole iterations, so its bytes include the books that are
 * opened and filled between the invocations.
 */
package dev.matchbook.jmh.bench;
