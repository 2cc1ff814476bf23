package dev.matchbook.core.event;

import dev.matchbook.core.MarketStatus;

/**
 * A market's status was set, also to what it was.
 *
 * @param seq see {@link Event#seq()}
 * @param ts see {@link Event#ts()}
 * @param symbol market
 * @param status what it is now
 */
public record StatusChanged(long seq, long ts, String symbol, MarketStatus status)
    implements Event {}
