/**
 * The command-line runner {@code matchbook}.
 *
 * <p>{@link dev.matchbook.examples.Main} hands its arguments to one command: {@code run} turns
 * commands into events, on a store if there is one, {@code state}, {@code orders}, {@code trades},
 * {@code depth} and {@code verify} look into a store, {@code book} draws what commands leave,
 * {@code lobster} replays a day of an exchange. A command that cannot do its work throws a {@link
 * dev.matchbook.examples.Failure}, which ends the program with one line on standard error and the
 * exit code 2, or 1 where a store is damaged.
 */
package dev.matchbook.examples;
