package dev.matchbook.core.event;

import dev.matchbook.core.RejectReason;

/**
 * A {@code cancel} or {@code replace} was refused (FIX OrderCancelReject, 9).
 *
 * @param seq see {@link Event#seq()}
 * @param ts see {@link Event#ts()}
 * @param orderId as the command gave it, or null
 * @param clOrdId as the command gave it, or null
 * @param reason why
 */
public record CancelRejected(long seq, long ts, Long orderId, String clOrdId, RejectReason reason)
    implements Event {}
