package dev.matchbook.core.event;

import java.util.List;

/**
 * Trades are in a batch, to be settled as one; its number is the {@code seq}.
 *
 * @param seq see {@link Event#seq()}
 * @param ts see {@link Event#ts()}
 * @param symbol their market
 * @param parentId the batch that was split into this one and another, or 0
 * @param trades their ids, in the order of settlement
 * @param root of the Merkle tree over them, {@code 0x} and 64 hex digits
 */
public record SettlementStarted(
    long seq, long ts, String symbol, long parentId, List<Long> trades, String root)
    implements SettlementEvent {}
