package dev.matchbook.core.engine;

import dev.matchbook.core.Fault;
import dev.matchbook.core.SettlementReport;
import dev.matchbook.core.Side;
import dev.matchbook.core.command.BustTrade;
import dev.matchbook.core.command.Command;
import dev.matchbook.core.command.NewOrder;
import dev.matchbook.core.command.NewOrderBuilder;
import dev.matchbook.core.command.ReportSettlement;
import dev.matchbook.core.command.StartSettlement;
import java.util.Arrays;
import java.util.List;

/** Commands for scenarios of settlement, all without a time. */
final class SettlementCommands {
  private SettlementCommands() {}

  static NewOrderBuilder buy(String account, String qty, String price) {
    return NewOrder.limit("A", account, Side.BUY, qty, price);
  }

  static NewOrderBuilder sell(String account, String qty, String price) {
    return NewOrder.limit("A", account, Side.SELL, qty, price);
  }

  static Command settle(Long... trades) {
    return new StartSettlement(0, List.copyOf(Arrays.asList(trades)));
  }

  static Command submitted(long batch) {
    return ReportSettlement.submitted(0, batch, "0x1");
  }

  static Command included(long batch, int confirmations) {
    return inBlock(batch, SettlementReport.INCLUDED, confirmations);
  }

  static Command settled(long batch) {
    return inBlock(batch, SettlementReport.SETTLED, 3);
  }

  static Command settledForGood(long batch) {
    return inBlock(batch, SettlementReport.FINAL, 64);
  }

  private static Command inBlock(long batch, SettlementReport report, int confirmations) {
    return ReportSettlement.inBlock(0, batch, report, "0x1", 7, 21_000, confirmations);
  }

  static Command reorged(long batch) {
    return ReportSettlement.reorged(0, batch);
  }

  static Command retry(long batch) {
    return ReportSettlement.retry(0, batch, "no answer", 500);
  }

  static Command failed(long batch, Fault fault) {
    return ReportSettlement.failed(0, batch, "no funds", fault);
  }

  static Command abandoned(long batch) {
    return ReportSettlement.abandoned(0, batch, "too late");
  }

  static Command bust(long trade, Fault fault) {
    return new BustTrade(0, trade, fault, "by hand");
  }
}
