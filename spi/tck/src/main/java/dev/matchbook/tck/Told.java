package dev.matchbook.tck;

import static dev.matchbook.tck.rows.TradeBuilder.like;
import static dev.matchbook.tck.rows.TradeBuilder.trade;

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
import dev.matchbook.tck.rows.Names;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Events for rules. */
final class Told {
  private Told() {}

  /** One of each kind at least, numbered from 1. */
  static List<Event> ofEveryKind() {
    return after(0, 1, 2, 5);
  }

  /** The same behind that seq, about three orders. */
  static List<Event> after(long seq, long first, long second, long third) {
    BigDecimal two = new BigDecimal("2.00");
    List<Event> events = new ArrayList<>();
    long next = seq;
    events.add(accepted(++next, first, null));
    events.add(accepted(++next, second, null));
    events.add(like(trade(1 + seq).build()).seq(++next).orders(first, second).build());
    events.add(new OrderTriggered(++next, next, first));
    events.add(new OrderReplenished(++next, next, second, two));
    events.add(new OrderRestated(++next, next, first, BigDecimal.ZERO));
    events.add(
        new OrderReplaced(++next, next, first, two, null, two, BigDecimal.ONE, Priority.LOST));
    events.add(new OrderReplaced(++next, next, second, null, two, two, two, Priority.KEPT));
    events.add(new SettlementStarted(++next, next, "BTC-USD", 0, List.of(1L, 2L), "0xab"));
    long batch = next;
    events.add(changed(++next, Settled.batch(batch, next, SettlementState.SETTLED, List.of(1L))));
    events.add(changed(++next, Settled.batch(batch, next, SettlementState.SPLIT, List.of(1L))));
    events.add(new SettlementStarted(++next, next, "BTC-USD", batch, List.of(1L), "0xac"));
    events.add(busted(++next, second, first, "because"));
    events.add(new OrderCanceled(++next, next, first, CancelReason.SETTLEMENT_FAILED, two));
    events.add(accepted(++next, third, second));
    events.add(
        new OrderRejected(
            ++next, next, third, "c", "bob", "BTC-USD", RejectReason.MARKET_HALTED, first));
    events.add(new OrderExpired(++next, next, third, two));
    return events;
  }

  static OrderAccepted accepted(long seq, long orderId, Long refOrderId) {
    return new OrderAccepted(
        seq,
        1_000 + seq,
        orderId,
        orderId % 2 == 0 ? null : "c" + orderId,
        "alice",
        "BTC-USD",
        Side.BUY,
        OrdType.LIMIT,
        TimeInForce.GTC,
        new BigDecimal("100.50"),
        null,
        BigDecimal.TEN,
        refOrderId);
  }

  static SettlementChanged changed(long seq, SettlementBatch batch) {
    return new SettlementChanged(seq, seq, SettlementReport.SETTLED, batch);
  }

  private static TradeBusted busted(long seq, long maker, long taker, String reason) {
    return new TradeBusted(
        seq,
        seq,
        seq,
        "BTC-USD",
        new BigDecimal("100.00"),
        BigDecimal.ONE,
        Side.BUY,
        maker,
        taker,
        "alice",
        "bob",
        new BigDecimal("0.0"),
        new BigDecimal("3.10"),
        Fault.MAKER,
        reason);
  }

  /** Texts that look like escapes, names that differ by little, decimals of every scale. */
  static List<Event> strange() {
    List<Event> events = new ArrayList<>();
    for (String name : Names.ACCOUNTS) {
      long seq = 1 + events.size();
      events.add(
          new OrderAccepted(
              seq,
              0,
              seq,
              name,
              name,
              Names.SYMBOLS.get((int) (seq % Names.SYMBOLS.size())),
              Side.SELL,
              OrdType.TRAILING_STOP,
              TimeInForce.GTD,
              null,
              BigDecimal.valueOf(Long.MAX_VALUE, (int) (seq % 19)),
              BigDecimal.valueOf(seq * 10, 18),
              seq == 1 ? null : (Long) (seq - 1)));
    }
    for (String text : Settled.TEXTS) {
      events.add(busted(1 + events.size(), 1, 2, text));
    }
    for (SettlementBatch row : Settled.strangeBatches()) {
      long seq = 1_000 + events.size();
      SettlementReport[] reports = SettlementReport.values();
      SettlementReport report = reports[(int) (seq % reports.length)];
      events.add(new SettlementChanged(seq, seq, report, at(row, seq)));
    }
    long most = Long.MAX_VALUE;
    BigDecimal smallest = new BigDecimal("0.000000000000000000");
    events.add(new OrderRestated(most - 1, most, most - 1, smallest));
    events.add(new OrderExpired(most, most, most, BigDecimal.valueOf(most)));
    return events;
  }

  private static SettlementBatch at(SettlementBatch b, long seq) {
    return new SettlementBatch(
        b.batchId(),
        seq,
        b.symbol(),
        b.state(),
        b.parentId(),
        b.trades(),
        b.root(),
        b.attempts(),
        b.txHash(),
        b.block(),
        b.gasUsed(),
        b.confirmations(),
        b.error(),
        b.retryTs(),
        b.fault(),
        b.createdTs(),
        seq);
  }
}
