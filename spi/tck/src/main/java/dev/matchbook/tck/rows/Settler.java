package dev.matchbook.tck.rows;

import static dev.matchbook.tck.rows.OrderBuilder.like;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.Fault;
import dev.matchbook.core.OrdType;
import dev.matchbook.core.SettlementPolicy;
import dev.matchbook.core.SettlementReport;
import dev.matchbook.core.SettlementState;
import dev.matchbook.core.command.ReportSettlement;
import dev.matchbook.core.event.OrderCanceled;
import dev.matchbook.core.event.SettlementChanged;
import dev.matchbook.core.event.SettlementStarted;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.event.TradeBusted;
import dev.matchbook.core.settlement.BatchProgress;
import dev.matchbook.core.store.SettlementBatch;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.StoredSettlement;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Settles the trades of a generated exchange, by dice of its own. Batches go on as the engine's do;
 * what a bust does to orders is near enough that its rows look like those of an engine.
 */
final class Settler {
  private static final int STEP_PERCENT = 20;
  private static final int MOST_PENDING = 30;
  private static final int MOST_IN_A_BATCH = 5;
  private static final int MOST_TRIES = 4;
  private static final String STRANGE = "\"\\{}':, %_~/<>|";

  private final Dice dice;
  private final Venue venue;
  private final Walk walk;
  private final int mostOpen;
  private final List<StoredSettlement> pending = new ArrayList<>();
  private final Map<Long, StoredSettlement> inBatches = new HashMap<>();
  private final List<SettlementBatch> batches = new ArrayList<>();

  Settler(Dice dice, Venue venue, Walk walk, int mostOpen) {
    this.mostOpen = mostOpen;
    this.dice = dice;
    this.venue = venue;
    this.walk = walk;
    venue.onTrade(this::traded);
  }

  private void traded(Trade trade) {
    if (policy(trade.symbol()).settles()) {
      StoredSettlement row = StoredSettlement.pending(trade);
      pending.add(row);
      venue.changed(row);
    }
  }

  private SettlementPolicy policy(String symbol) {
    return venue.market(symbol).state().definition().settlement();
  }

  /** Whether something is said of settlements now. */
  boolean acts() {
    return dice.percent(STEP_PERCENT) && pending.size() + batches.size() > 0;
  }

  /** A batch starts or goes on, or a trade is busted. */
  void step() {
    int roll = dice.between(0, 9);
    if (batches.isEmpty() || pending.size() > MOST_PENDING || roll < 3 && !pending.isEmpty()) {
      start();
    } else if (roll < 4 && !pending.isEmpty()) {
      bust(pending.remove(dice.between(0, pending.size() - 1)), anyFault(), text());
    } else {
      report(batches.remove(dice.between(0, batches.size() - 1)));
    }
  }

  private void start() {
    String symbol = pending.get(0).trade().symbol();
    List<Long> ids = new ArrayList<>();
    int size = dice.between(1, MOST_IN_A_BATCH);
    for (StoredSettlement row : List.copyOf(pending)) {
      if (row.trade().symbol().equals(symbol) && ids.size() < size) {
        ids.add(row.tradeId());
        pending.remove(row);
        inBatches.put(row.tradeId(), row);
      }
    }
    start(symbol, 0, ids);
  }

  private void start(String symbol, long parentId, List<Long> ids) {
    long seq = venue.nextSeq();
    String root = hash();
    venue.told(symbol, new SettlementStarted(seq, venue.ts(), symbol, parentId, ids, root));
    SettlementBatch batch = SettlementBatch.started(seq, venue.ts(), symbol, parentId, ids, root);
    batches.add(batch);
    venue.changed(batch);
    change(batch, SettlementState.SETTLING);
  }

  private void change(SettlementBatch batch, SettlementState state) {
    for (long id : batch.trades()) {
      change(inBatches.get(id), state, batch.batchId(), batch.seq());
    }
  }

  private void change(StoredSettlement row, SettlementState state, long batchId, long seq) {
    StoredSettlement now = new StoredSettlement(row.trade(), seq, venue.ts(), state, batchId);
    inBatches.put(row.tradeId(), now);
    venue.changed(now);
  }

  /** What cannot follow on is no event. */
  private void report(SettlementBatch batch) {
    ReportSettlement said = anyReport(batch);
    SettlementBatch next = BatchProgress.after(batch, said, venue.seq() + 1, venue.ts());
    if (next == null) {
      batches.add(batch);
      return;
    }
    venue.nextSeq();
    venue.changed(next);
    venue.told(next.symbol(), new SettlementChanged(next.seq(), venue.ts(), said.report(), next));
    follow(batch, next);
  }

  private void follow(SettlementBatch before, SettlementBatch next) {
    if (next.state().isOpen()) {
      batches.add(next);
    }
    switch (next.state()) {
      case SETTLING, SETTLED, FINAL -> {
        boolean settled = next.state() != SettlementState.SETTLING;
        if (settled != (before.state() == SettlementState.SETTLED)) {
          change(next, settled ? SettlementState.SETTLED : SettlementState.SETTLING);
        }
      }
      case SPLIT -> {
        int half = (next.trades().size() + 1) / 2;
        start(next.symbol(), next.batchId(), next.trades().subList(0, half));
        start(next.symbol(), next.batchId(), next.trades().subList(half, next.trades().size()));
      }
      default -> next.trades().forEach(id -> bust(inBatches.get(id), next.fault(), text()));
    }
    if (next.state() == SettlementState.FINAL || next.state() == SettlementState.BUSTED) {
      next.trades().forEach(inBatches::remove);
    }
  }

  private ReportSettlement anyReport(SettlementBatch batch) {
    long ts = venue.ts();
    long id = batch.batchId();
    SettlementReport report = dice.of(SettlementReport.values());
    if (report.isInBlock()) {
      String txHash = dice.percent(50) ? hash() : null;
      long block = dice.percent(5) ? Long.MAX_VALUE : dice.between(0, 9);
      long gas = dice.percent(5) ? Long.MAX_VALUE : dice.between(0, 99_999);
      return ReportSettlement.inBlock(
          ts, id, report, txHash, block, gas, dice.of(0, 1, 12, Integer.MAX_VALUE));
    }
    boolean tiresome = batch.attempts() >= MOST_TRIES;
    return switch (report) {
      case SUBMITTED -> ReportSettlement.submitted(ts, id, dice.percent(50) ? hash() : null);
      case RETRY ->
          tiresome
              ? ReportSettlement.abandoned(ts, id, text())
              : ReportSettlement.retry(ts, id, text(), ts + dice.between(0, 9_999));
      case REORGED -> ReportSettlement.reorged(ts, id);
      case FAILED -> ReportSettlement.failed(ts, id, text(), anyFault());
      default -> ReportSettlement.abandoned(ts, id, dice.percent(50) ? text() : null);
    };
  }

  private void bust(StoredSettlement row, Fault fault, String reason) {
    Trade trade = row.trade();
    StoredOrder maker = venue.last(trade.makerOrderId());
    StoredOrder taker = venue.last(trade.takerOrderId());
    long seq = venue.nextSeq();
    TradeBusted event =
        new TradeBusted(
            seq,
            venue.ts(),
            trade.tradeId(),
            trade.symbol(),
            trade.price(),
            trade.qty(),
            trade.takerSide(),
            trade.makerOrderId(),
            trade.takerOrderId(),
            trade.makerAccount(),
            trade.takerAccount(),
            cumQty(maker, trade),
            cumQty(taker, trade),
            fault,
            reason);
    venue.told(trade.symbol(), event);
    change(row, SettlementState.BUSTED, row.batchId(), seq);
    inBatches.remove(row.tradeId());
    takeBack(maker, event);
    takeBack(taker, event);
    cancel(fault.isMakers() ? maker : null);
    cancel(fault.isTakers() ? taker : null);
    if (policy(trade.symbol()) == SettlementPolicy.REENTER) {
      reenter(fault == Fault.TAKER ? maker : fault == Fault.MAKER ? taker : null, trade);
    }
  }

  private static BigDecimal cumQty(StoredOrder order, Trade trade) {
    return order == null
        ? BigDecimal.valueOf(0, trade.qty().scale())
        : order.cumQty().subtract(trade.qty());
  }

  /** Nothing of an order that closed long ago. */
  private void takeBack(StoredOrder order, TradeBusted bust) {
    if (order != null && order.isOpen()) {
      venue.changed(like(order).unfill(bust.qty(), bust.price()));
    } else if (order != null) {
      venue.corrected(order.busted(bust));
    }
  }

  private void cancel(StoredOrder order) {
    if (order != null && order.isOpen()) {
      StoredOrder open = venue.last(order.orderId());
      long seq = venue.nextSeq();
      CancelReason reason = CancelReason.SETTLEMENT_FAILED;
      venue.told(
          open.symbol(),
          new OrderCanceled(seq, venue.ts(), open.orderId(), reason, open.leavesQty()));
      venue.changed(like(open).cancel(reason));
    }
  }

  private void reenter(StoredOrder order, Trade trade) {
    boolean full = venue.open().size() >= mostOpen;
    if (order == null || order.price() == null || full || dice.percent(30)) {
      return;
    }
    long id = venue.nextOrderId();
    long seq = venue.nextSeq();
    StoredOrder again =
        OrderBuilder.order(id)
            .seq(seq)
            .account(order.account())
            .symbol(order.symbol())
            .side(order.side())
            .type(OrdType.LIMIT)
            .price(order.price())
            .qty(trade.qty())
            .grossTradeAmt(order.grossTradeAmt().multiply(BigDecimal.ZERO))
            .createdTs(venue.ts())
            .updatedTs(venue.ts())
            .refOrderId(order.refOrderId() == null ? (Long) order.orderId() : order.refOrderId())
            .build();
    if (order.isOpen()) {
      venue.changed(like(venue.last(order.orderId())).mark(CancelReason.TRADE_BUSTED));
    }
    venue.accepted(again);
    walk.enter(again);
  }

  private Fault anyFault() {
    return dice.of(Fault.values());
  }

  private String hash() {
    StringBuilder hash = new StringBuilder("0x");
    while (hash.length() < 66) {
      hash.append(Character.forDigit(dice.between(0, 15), 16));
    }
    return hash.toString();
  }

  private String text() {
    int length = dice.percent(5) ? ReportSettlement.MAX_ERROR : dice.between(1, 40);
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      boolean strange = dice.percent(20);
      text.append(
          strange
              ? STRANGE.charAt(dice.between(0, STRANGE.length() - 1))
              : (char) dice.between(' ', '~'));
    }
    return text.toString();
  }
}
