/**
 * The engine with a store behind it: commands come in from any thread, and nobody hears of an event
 * before it is durable.
 *
 * <pre>
 *  any thread        matcher thread               committer thread
 *  submit ─▶ ring ─▶ match, note changes ─▶ batch ─▶ store.commit ─▶ events, acknowledgements
 *                    └─ meanwhile the next batch ─┘
 * </pre>
 *
 * <p>A batch ends when the committer is free and something was matched, or when it has grown to its
 * bound: a slow store makes batches larger, not the engine slower. A store that fails stops the
 * runner; what was not committed is never told.
 *
 * <p>A {@link dev.matchbook.core.runner.Place} is a task's place in the ring before the task is
 * made: several threads may make tasks, as those that check signatures, and what they make is still
 * applied in the order in which it was asked for.
 *
 * <p>{@link dev.matchbook.core.runner.EngineRunner} is the threaded form, {@link
 * dev.matchbook.core.runner.DirectRunner} the one without threads.
 */
package dev.matchbook.core.runner;
