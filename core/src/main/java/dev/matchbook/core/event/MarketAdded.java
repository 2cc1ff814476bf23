package dev.matchbook.core.event;

import java.math.BigDecimal;

/**
 * A market was defined.
 *
 * @param seq see {@link Event#seq()}
 * @param ts see {@link Event#ts()}
 * @param symbol its name
 * @param tickSize price step
 * @param lotSize quantity step
 */
public record MarketAdded(long seq, long ts, String symbol, BigDecimal tickSize, BigDecimal lotSize)
    implements Event {}
