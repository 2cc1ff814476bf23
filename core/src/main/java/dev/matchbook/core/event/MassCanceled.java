package dev.matchbook.core.event;

/**
 * A mass cancel is done; follows its {@link OrderCanceled} events (FIX r).
 *
 * @param seq see {@link Event#seq()}
 * @param ts see {@link Event#ts()}
 * @param account whose orders
 * @param count how many were canceled
 */
public record MassCanceled(long seq, long ts, String account, long count) implements Event {}
