package dev.matchbook.core.event;

import dev.matchbook.core.CancelReason;
import java.math.BigDecimal;

/**
 * An order, or what was left of it, was canceled (FIX ExecType 4).
 *
 * @param seq see {@link Event#seq()}
 * @param ts see {@link Event#ts()}
 * @param orderId which
 * @param reason why
 * @param leaves what was still open and is now gone
 */
public record OrderCanceled(long seq, long ts, long orderId, CancelReason reason, BigDecimal leaves)
    implements Event {}
