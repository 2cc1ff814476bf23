/**
 * The command-line runner {@code matchbook}.
 *
 * <p>{@link dev.matchbook.examples.Main} hands its arguments to one command: {@code run} turns
 * commands into events, {@code book} draws what is left, {@code lobster} replays a day of an
 * exchange. A command that cannot do its work throws a {@link dev.matchbook.examples.Failure},
 * which ends the program with one line on standard error and the exit code 2.
 */
package dev.matchbook.examples;
