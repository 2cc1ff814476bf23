package dev.matchbook.core.event;

import java.math.BigDecimal;

/**
 * A {@code GTD} order reached its time (FIX ExecType C), §8.
 *
 * @param seq see {@link Event#seq()}
 * @param ts see {@link Event#ts()}
 * @param orderId which
 * @param leaves what was still open and is now gone
 */
public record OrderExpired(long seq, long ts, long orderId, BigDecimal leaves) implements Event {}
