package dev.matchbook.spi.json;

import dev.matchbook.core.Fault;
import dev.matchbook.core.SettlementReport;
import dev.matchbook.core.command.BustTrade;
import dev.matchbook.core.command.Command;
import dev.matchbook.core.command.ReportSettlement;
import dev.matchbook.core.command.StartSettlement;

/** Turns what {@link Values} reads into the commands of settlements. */
final class SettlementDecoder {
  private static final SettlementReport[] REPORTS = SettlementReport.values();
  private static final Fault[] FAULTS = Fault.values();

  private final Values values;

  SettlementDecoder(Values values) {
    this.values = values;
  }

  Command settle(long ts) throws MalformedException {
    return new StartSettlement(ts, values.wholes(Field.TRADES));
  }

  Command report(long ts) throws MalformedException {
    return new ReportSettlement(
        ts,
        values.whole(Field.BATCH_ID),
        values.word(Field.REPORT, REPORTS),
        values.optionalText(Field.TX_HASH),
        values.optionalWhole(Field.BLOCK),
        values.optionalWhole(Field.GAS_USED),
        values.range(Field.CONFIRMATIONS, 0, Integer.MAX_VALUE, 0),
        values.optionalText(Field.ERROR),
        values.whole(Field.RETRY_TS, 0),
        values.word(Field.FAULT, FAULTS, null));
  }

  Command bust(long ts) throws MalformedException {
    values.require(Field.REASON);
    return new BustTrade(
        ts,
        values.whole(Field.TRADE_ID),
        values.word(Field.FAULT, FAULTS),
        values.optionalText(Field.REASON));
  }
}
