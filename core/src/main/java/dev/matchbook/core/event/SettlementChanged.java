package dev.matchbook.core.event;

import dev.matchbook.core.SettlementReport;
import dev.matchbook.core.store.SettlementBatch;

/**
 * The settlement of a batch went on.
 *
 * @param seq see {@link Event#seq()}
 * @param ts see {@link Event#ts()}
 * @param report what the gateway said
 * @param batch as it is now
 */
public record SettlementChanged(long seq, long ts, SettlementReport report, SettlementBatch batch)
    implements SettlementEvent {}
