package dev.matchbook.core.event;

import java.math.BigDecimal;

/**
 * An iceberg shows anew and went to the tail of its queue, §5.
 *
 * @param seq see {@link Event#seq()}
 * @param ts see {@link Event#ts()}
 * @param orderId which
 * @param displayQty what it shows now
 */
public record OrderReplenished(long seq, long ts, long orderId, BigDecimal displayQty)
    implements Event {}
