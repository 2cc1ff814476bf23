package dev.matchbook.core.command;

/** A request to the engine, RULEBOOK §2. */
public sealed interface Command
    permits AddMarket,
        NewOrder,
        CancelOrder,
        ReplaceOrder,
        MassCancel,
        SetStatus,
        SetMark,
        AdvanceTime,
        QueryDepth,
        MalformedLine,
        CancelBelow,
        StartSettlement,
        ReportSettlement,
        BustTrade,
        AuthorizedCommand {

  /**
   * The time of the command in nanoseconds since the Unix epoch, from 0. The engine takes the
   * latest time it has seen instead of an earlier one, so 0 means none (§1).
   */
  long ts();
}
