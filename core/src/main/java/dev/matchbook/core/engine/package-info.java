/**
 * The engine: a deterministic state machine that turns commands into events.
 *
 * <p>Two levels of interface. {@link dev.matchbook.core.engine.MatchingEngine} takes primitives and
 * reusable entries and calls an {@link dev.matchbook.core.engine.EngineListener}; in steady state
 * it allocates nothing between a command and its callbacks. {@link
 * dev.matchbook.core.engine.Matchbook} wraps it for everybody else: {@linkplain
 * dev.matchbook.core.command command records} in, lists of {@linkplain dev.matchbook.core.event
 * event records} out.
 *
 * <p>Where accounts sign their commands ({@link dev.matchbook.core.command.AuthorizedCommand}), the
 * engine knows which nonces they have used, and refuses what was used before. Whose signature it is
 * somebody else has found out.
 *
 * <p>Nothing here reads a clock, starts a thread or is safe for use by several threads at once; all
 * results follow from the commands alone.
 */
package dev.matchbook.core.engine;
