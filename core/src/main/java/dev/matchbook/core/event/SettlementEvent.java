package dev.matchbook.core.event;

/** Something that happened in the settlement of trades. */
public sealed interface SettlementEvent extends Event
    permits SettlementStarted, SettlementChanged, TradeBusted, SettlementRejected {}
