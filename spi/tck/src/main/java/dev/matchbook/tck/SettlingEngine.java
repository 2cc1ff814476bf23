package dev.matchbook.tck;

import dev.matchbook.core.Fault;
import dev.matchbook.core.SettlementPolicy;
import dev.matchbook.core.SettlementReport;
import dev.matchbook.core.Side;
import dev.matchbook.core.TimeInForce;
import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.command.BustTrade;
import dev.matchbook.core.command.CancelOrder;
import dev.matchbook.core.command.Command;
import dev.matchbook.core.command.NewOrder;
import dev.matchbook.core.command.ReportSettlement;
import dev.matchbook.core.command.StartSettlement;
import dev.matchbook.core.engine.EventRecorder;
import dev.matchbook.core.engine.JournaledEngine;
import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.SettlementStarted;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.ExchangeStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

/**
 * An engine with random commands whose trades settle or are busted, on a store; and whether another
 * engine on that store has the same state.
 */
final class SettlingEngine {
  private static final List<String> ACCOUNTS = List.of("alice", "bob", "carol", "dave");
  private static final EventRecorder NOBODY = new EventRecorder(event -> {});

  private final Random random;
  private final List<Long> batches = new ArrayList<>();
  private ExchangeStore store;
  private JournaledEngine journaled;
  private long lastTrade;
  private long firstPending = 1;
  private long newOrders;
  private long ts = 1_000;

  SettlingEngine(long seed, ExchangeStore store) {
    random = new Random(seed);
    this.store = store;
    journaled = JournaledEngine.on(store, new EventRecorder(this::told));
    apply(AddMarket.of("BTC-USD", "0.01", "1").settled(SettlementPolicy.REENTER));
    apply(AddMarket.of("ETH-USD", "0.5", "0.1").settled(SettlementPolicy.STAY_OUT));
    apply(AddMarket.of("XRP-USD", "1", "1"));
    store.commit(journaled.endBatch(3));
  }

  private void told(Event event) {
    if (event instanceof Trade trade) {
      lastTrade = trade.tradeId();
    } else if (event instanceof SettlementStarted batch) {
      batches.add(batch.seq());
    }
  }

  /** Applies commands, commits after each few, and compares after each few batches. */
  void run(int commands, int compareEach) {
    int open = 0;
    for (int i = 1; i <= commands; i++) {
      apply(command());
      open++;
      if (random.nextInt(3) == 0 || i == commands) {
        store.commit(journaled.endBatch(open));
        open = 0;
      }
      if (open == 0 && (i % compareEach == 0 || i == commands)) {
        requireRecovers();
      }
    }
  }

  /** Goes on with an engine on the store that was opened again. */
  void goOn(ExchangeStore opened) {
    store = opened;
    requireRecovers();
    journaled = JournaledEngine.on(store, new EventRecorder(this::told));
  }

  private void requireRecovers() {
    long hash = JournaledEngine.on(store, NOBODY).engine().stateHash();
    Same.value(
        "state of an engine on the store at " + store.checkpoint(),
        hash,
        journaled.engine().stateHash());
  }

  private void apply(Command command) {
    journaled.engine().apply(command);
  }

  private Command command() {
    ts += random.nextInt(100);
    int roll = random.nextInt(20);
    if (roll < 11) {
      return newOrder();
    } else if (roll < 12) {
      long id = 1 + random.nextLong(newOrders + 1);
      return new CancelOrder(ts, id, null, null);
    } else if (roll < 14) {
      return start();
    } else if (roll < 15) {
      Fault fault = Fault.values()[random.nextInt(Fault.values().length)];
      return new BustTrade(ts, 1 + random.nextLong(lastTrade + 1), fault, "\"why\\");
    }
    return report();
  }

  private Command newOrder() {
    newOrders++;
    boolean second = random.nextInt(3) == 0;
    Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
    int ticks = 200 + (side == Side.BUY ? 1 : -1) * (random.nextInt(10) - 4);
    return NewOrder.limit(
            second ? "ETH-USD" : random.nextInt(8) == 0 ? "XRP-USD" : "BTC-USD",
            ACCOUNTS.get(random.nextInt(ACCOUNTS.size())),
            side,
            String.valueOf(1 + random.nextInt(9)),
            String.valueOf(ticks))
        .ts(ts)
        .tif(random.nextInt(8) == 0 ? TimeInForce.IOC : TimeInForce.GTC)
        .build();
  }

  /** Refused where one of the trades is of another market, or not pending any more. */
  private Command start() {
    if (lastTrade < firstPending) {
      return newOrder();
    }
    int most = random.nextInt(3) == 0 ? 1 : 4;
    long last = Math.min(lastTrade, firstPending + random.nextInt(most));
    Command start =
        new StartSettlement(ts, LongStream.rangeClosed(firstPending, last).boxed().toList());
    firstPending = last + 1;
    return start;
  }

  private Command report() {
    if (batches.isEmpty()) {
      return start();
    }
    long id = batches.get(random.nextInt(batches.size()));
    SettlementReport[] reports = SettlementReport.values();
    SettlementReport report = reports[random.nextInt(reports.length)];
    if (report.isInBlock()) {
      long block = random.nextInt(3);
      return ReportSettlement.inBlock(ts, id, report, "0xab", block, 21_000, 1);
    }
    return switch (report) {
      case SUBMITTED -> ReportSettlement.submitted(ts, id, "0xab");
      case RETRY -> ReportSettlement.retry(ts, id, "later", ts + 50);
      case REORGED -> ReportSettlement.reorged(ts, id);
      case FAILED ->
          ReportSettlement.failed(
              ts, id, "no", Fault.values()[random.nextInt(Fault.values().length)]);
      default -> ReportSettlement.abandoned(ts, id, "no time");
    };
  }
}
