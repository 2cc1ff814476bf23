package dev.matchbook.core.event;

/** Something that happened in the engine, RULEBOOK §3. */
public sealed interface Event
    permits MarketAdded,
        CommandRejected,
        OrderAccepted,
        OrderRejected,
        OrderTriggered,
        Trade,
        OrderReplenished,
        OrderRestated,
        OrderCanceled,
        OrderExpired,
        OrderReplaced,
        CancelRejected,
        MassCanceled,
        StatusChanged,
        DepthReported,
        LineRejected,
        SettlementEvent {

  /** Its number, engine-wide from 1 without gaps. */
  long seq();

  /** The engine's time in nanoseconds since the Unix epoch. */
  long ts();
}
