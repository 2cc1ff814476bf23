package dev.matchbook.core.event;

import dev.matchbook.core.RejectReason;

/**
 * A {@code settle}, {@code settlement} or {@code bust} command was refused.
 *
 * @param seq see {@link Event#seq()}
 * @param ts see {@link Event#ts()}
 * @param cmd the command's word on the wire
 * @param id of the trade or the batch that it is about
 * @param reason why
 */
public record SettlementRejected(long seq, long ts, String cmd, long id, RejectReason reason)
    implements SettlementEvent {}
