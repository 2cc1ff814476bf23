package dev.matchbook.core.event;

import dev.matchbook.core.RejectReason;

/**
 * A {@code market}, {@code status}, {@code mark} or {@code depth} command was refused.
 *
 * @param seq see {@link Event#seq()}
 * @param ts see {@link Event#ts()}
 * @param cmd the command's word on the wire
 * @param symbol the market it named
 * @param reason why
 */
public record CommandRejected(long seq, long ts, String cmd, String symbol, RejectReason reason)
    implements Event {}
