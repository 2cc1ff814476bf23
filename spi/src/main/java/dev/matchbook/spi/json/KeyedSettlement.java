package dev.matchbook.spi.json;

import dev.matchbook.core.Fault;
import dev.matchbook.core.SettlementReport;
import dev.matchbook.core.SettlementState;
import dev.matchbook.core.Side;
import dev.matchbook.core.event.SettlementChanged;
import dev.matchbook.core.event.SettlementEvent;
import dev.matchbook.core.event.SettlementRejected;
import dev.matchbook.core.event.SettlementStarted;
import dev.matchbook.core.event.TradeBusted;
import dev.matchbook.core.store.SettlementBatch;

/** Makes events of settlements of their fields. */
final class KeyedSettlement {
  private KeyedSettlement() {}

  static SettlementEvent event(long seq, long ts, String type, Keyed k) {
    return switch (type) {
      case "settling" ->
          new SettlementStarted(
              seq, ts, k.symbol(), k.numberOrZero("parentId"), k.trades(), k.text("root"));
      case "settlement" ->
          new SettlementChanged(
              seq, ts, SettlementReport.valueOf(k.text("report")), batch(seq, ts, k));
      case "busted" -> busted(seq, ts, k);
      default -> new SettlementRejected(seq, ts, k.text("cmd"), k.number("id"), k.rejectReason());
    };
  }

  private static SettlementBatch batch(long seq, long ts, Keyed k) {
    return new SettlementBatch(
        k.number("batchId"),
        seq,
        k.symbol(),
        SettlementState.valueOf(k.text("state")),
        k.numberOrZero("parentId"),
        k.trades(),
        k.text("root"),
        Math.toIntExact(k.numberOrZero("attempts")),
        k.optionalText("txHash"),
        k.optionalNumber("block"),
        k.optionalNumber("gasUsed"),
        Math.toIntExact(k.numberOrZero("confirmations")),
        k.optionalText("error"),
        k.numberOrZero("retryTs"),
        k.has("fault") ? Fault.valueOf(k.text("fault")) : null,
        k.number("createdTs"),
        ts);
  }

  private static TradeBusted busted(long seq, long ts, Keyed k) {
    return new TradeBusted(
        seq,
        ts,
        k.number("tradeId"),
        k.symbol(),
        k.decimal("price"),
        k.decimal("qty"),
        Side.valueOf(k.text("takerSide")),
        k.number("makerOrderId"),
        k.number("takerOrderId"),
        k.text("makerAccount"),
        k.text("takerAccount"),
        k.decimal("makerCumQty"),
        k.decimal("takerCumQty"),
        Fault.valueOf(k.text("fault")),
        k.text("reason"));
  }
}
