package dev.matchbook.core.event;

/**
 * A line of input was no command, §2 {@code malformed}.
 *
 * @param seq see {@link Event#seq()}
 * @param ts see {@link Event#ts()}
 * @param line its number in the input, from 1
 * @param reason free text
 */
public record LineRejected(long seq, long ts, long line, String reason) implements Event {}
