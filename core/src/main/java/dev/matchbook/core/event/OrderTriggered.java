package dev.matchbook.core.event;

/**
 * A waiting order met its trigger and now acts (FIX ExecType L).
 *
 * @param seq see {@link Event#seq()}
 * @param ts see {@link Event#ts()}
 * @param orderId which
 */
public record OrderTriggered(long seq, long ts, long orderId) implements Event {}
