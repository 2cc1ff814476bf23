package dev.matchbook.core.event;

import dev.matchbook.core.Priority;
import java.math.BigDecimal;

/**
 * An order was changed (FIX ExecType 5), §8.
 *
 * @param seq see {@link Event#seq()}
 * @param ts see {@link Event#ts()}
 * @param orderId which
 * @param price limit price, or null
 * @param stopPx trigger price while the order waits, else null
 * @param qty new total, filled part included
 * @param leaves what of it is open
 * @param priority whether it kept its place
 */
public record OrderReplaced(
    long seq,
    long ts,
    long orderId,
    BigDecimal price,
    BigDecimal stopPx,
    BigDecimal qty,
    BigDecimal leaves,
    Priority priority)
    implements Event {}
