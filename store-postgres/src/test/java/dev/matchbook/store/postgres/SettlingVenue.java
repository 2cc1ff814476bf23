package dev.matchbook.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.Fault;
import dev.matchbook.core.SettlementPolicy;
import dev.matchbook.core.SettlementReport;
import dev.matchbook.core.Side;
import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.command.BustTrade;
import dev.matchbook.core.command.Command;
import dev.matchbook.core.command.NewOrder;
import dev.matchbook.core.command.ReportSettlement;
import dev.matchbook.core.command.StartSettlement;
import dev.matchbook.core.engine.EventRecorder;
import dev.matchbook.core.engine.JournaledEngine;
import dev.matchbook.core.event.Event;
import dev.matchbook.core.store.ExchangeStore;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** An engine with one audited market that settles, on a store; each command is a batch. */
final class SettlingVenue {
  private static final String MARKET = "BTC-USD";
  private static final long DAY_NANOS = 86_400_000_000_000L;

  private final List<Event> told = new ArrayList<>();
  private final ExchangeStore store;
  private final JournaledEngine journaled;
  private long ts = 1_750_000_000_000_000_000L;

  SettlingVenue(ExchangeStore store) {
    this.store = store;
    journaled = JournaledEngine.on(store, new EventRecorder(told::add));
    if (journaled.checkpoint().seq() == 0) {
      apply(AddMarket.of(MARKET, "0.01", "1").settled(SettlementPolicy.REENTER).withAudit());
    }
  }

  /** Two orders that make so many trades, a day later. */
  SettlingVenue trades(int count) {
    ts += DAY_NANOS;
    for (int i = 0; i < count; i++) {
      apply(NewOrder.limit(MARKET, "ann", Side.SELL, "2", "100.00").ts(ts).build());
      apply(NewOrder.limit(MARKET, "bob", Side.BUY, "2", "100.00").ts(ts).build());
    }
    return this;
  }

  /** Begins to settle trades; returns the batch. */
  long settle(long first, long last) {
    apply(new StartSettlement(ts, LongStream.rangeClosed(first, last).boxed().toList()));
    return journaled.engine().seq();
  }

  /** Settles a batch, for good. */
  void settled(long batchId) {
    apply(ReportSettlement.submitted(ts, batchId, "0xab"));
    for (SettlementReport report :
        List.of(SettlementReport.INCLUDED, SettlementReport.SETTLED, SettlementReport.FINAL)) {
      apply(ReportSettlement.inBlock(ts, batchId, report, "0xab", 7, 21_000, 1));
    }
  }

  void failed(long batchId) {
    apply(ReportSettlement.failed(ts, batchId, "it's \"gone\" \\", Fault.MAKER));
  }

  void bust(long tradeId) {
    apply(new BustTrade(ts, tradeId, Fault.TAKER, "'; DROP TABLE audit; --"));
  }

  private void apply(Command command) {
    journaled.engine().apply(command);
    assertThat(store.commit(journaled.endBatch(1))).isTrue();
  }

  /** All that it was told since it began. */
  List<Event> told() {
    return told;
  }

  /** An engine that begins there now has the same state. */
  void requireRecovers() {
    JournaledEngine other = JournaledEngine.on(store, new EventRecorder(event -> {}));
    assertThat(other.engine().stateHash()).isEqualTo(journaled.engine().stateHash());
  }
}
