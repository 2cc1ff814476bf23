package dev.matchbook.spi.json;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.Fault;
import dev.matchbook.core.OrdType;
import dev.matchbook.core.Priority;
import dev.matchbook.core.RejectReason;
import dev.matchbook.core.SettlementReport;
import dev.matchbook.core.SettlementState;
import dev.matchbook.core.Side;
import dev.matchbook.core.TimeInForce;
import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.OrderAccepted;
import dev.matchbook.core.event.OrderCanceled;
import dev.matchbook.core.event.OrderExpired;
import dev.matchbook.core.event.OrderRejected;
import dev.matchbook.core.event.OrderReplaced;
import dev.matchbook.core.event.OrderReplenished;
import dev.matchbook.core.event.OrderRestated;
import dev.matchbook.core.event.OrderTriggered;
import dev.matchbook.core.event.SettlementChanged;
import dev.matchbook.core.event.SettlementStarted;
import dev.matchbook.core.event.TradeBusted;
import dev.matchbook.core.store.SettlementBatch;
import java.util.ArrayList;
import java.util.List;

/** Events of the audit trail with any combination of fields, and batches of trades. */
final class RandomEvents {
  private static final SettlementState[] STATES = {
    SettlementState.SETTLING,
    SettlementState.SETTLED,
    SettlementState.FINAL,
    SettlementState.SPLIT,
    SettlementState.BUSTED
  };

  private final RandomRows random;

  RandomEvents(RandomRows random) {
    this.random = random;
  }

  Event audit() {
    long seq = random.number();
    long ts = random.number();
    long id = random.number();
    return switch (random.below(12)) {
      case 0 -> accepted(seq, ts, id);
      case 1 ->
          new OrderRejected(
              seq,
              ts,
              id,
              random.chance() ? random.text() : null,
              random.text(),
              random.text(),
              random.of(RejectReason.values()),
              maybeNumber());
      case 2 -> new OrderTriggered(seq, ts, id);
      case 3 -> new OrderReplenished(seq, ts, id, random.amount());
      case 4 -> new OrderRestated(seq, ts, id, random.amount());
      case 5 -> new OrderCanceled(seq, ts, id, random.of(CancelReason.values()), random.signed());
      case 6 -> new OrderExpired(seq, ts, id, random.amount());
      case 7 ->
          new OrderReplaced(
              seq,
              ts,
              id,
              random.maybe(),
              random.maybe(),
              random.amount(),
              random.amount(),
              random.of(Priority.values()));
      case 8 -> random.trade();
      case 9 -> new SettlementStarted(seq, ts, random.text(), maybeZero(), trades(), random.text());
      case 10 -> changed();
      default -> busted(seq, ts);
    };
  }

  private OrderAccepted accepted(long seq, long ts, long id) {
    return new OrderAccepted(
        seq,
        ts,
        id,
        random.chance() ? random.text() : null,
        random.text(),
        random.text(),
        random.of(Side.values()),
        random.of(OrdType.values()),
        random.of(TimeInForce.values()),
        random.maybe(),
        random.maybe(),
        random.amount(),
        maybeNumber());
  }

  private SettlementChanged changed() {
    SettlementBatch batch = batch();
    SettlementReport report = random.of(SettlementReport.values());
    return new SettlementChanged(batch.seq(), batch.updatedTs(), report, batch);
  }

  private TradeBusted busted(long seq, long ts) {
    return new TradeBusted(
        seq,
        ts,
        random.number(),
        random.text(),
        random.signed(),
        random.signed(),
        random.of(Side.values()),
        random.number(),
        random.number(),
        random.text(),
        random.text(),
        random.signed(),
        random.signed(),
        random.of(Fault.values()),
        random.text());
  }

  SettlementBatch batch() {
    long id = random.fromOne();
    return new SettlementBatch(
        id,
        Math.max(id, random.number()),
        random.text(),
        random.of(STATES),
        maybeZero(),
        trades(),
        random.text(),
        random.below(3) * (Integer.MAX_VALUE / 2),
        random.chance() ? random.text() : null,
        maybeNumber(),
        maybeNumber(),
        random.below(3) * (Integer.MAX_VALUE / 2),
        random.chance() ? random.text() : null,
        maybeZero(),
        random.chance() ? random.of(Fault.values()) : null,
        random.number(),
        random.number());
  }

  /** From 0. */
  private long maybeZero() {
    return random.chance() ? 0 : random.fromOne();
  }

  private Long maybeNumber() {
    return random.chance() ? (Long) random.number() : null;
  }

  private List<Long> trades() {
    List<Long> trades = new ArrayList<>();
    for (int i = random.below(4) == 0 ? random.below(40) : 0; i >= 0; i--) {
      trades.add(random.number());
    }
    return trades;
  }
}
