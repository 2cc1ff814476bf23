package dev.matchbook.core.event;

import java.math.BigDecimal;

/**
 * Self-trade prevention took quantity off an order (FIX ExecType D), §5 {@code DECREMENT}.
 *
 * @param seq see {@link Event#seq()}
 * @param ts see {@link Event#ts()}
 * @param orderId which
 * @param leaves what it has left
 */
public record OrderRestated(long seq, long ts, long orderId, BigDecimal leaves) implements Event {}
