package dev.matchbook.core.engine;

import static dev.matchbook.core.engine.SettlementCommands.bust;
import static dev.matchbook.core.engine.SettlementCommands.buy;
import static dev.matchbook.core.engine.SettlementCommands.sell;
import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.Fault;
import dev.matchbook.core.SettlementPolicy;
import dev.matchbook.core.SettlementState;
import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.command.Command;
import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.TradeBusted;
import dev.matchbook.core.property.Seeds;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.StoredSettlement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Random settlements through an engine that is made anew from its store again and again: it goes on
 * as one that was never stopped, and the store has what the events say. Every third store forgets
 * closed orders of which no trade can be busted any more.
 */
class SettlementRecoveryTest {
  private static final int COMMANDS = 500;

  @Test
  void settlementsGoOnWhateverIsRestarted() {
    long first = Seeds.of(SettlementRecoveryTest.class);
    int streams = Integer.getInteger("matchbook.streams", 60);
    for (long seed = first; seed < first + streams; seed++) {
      try {
        new Stream(seed).run();
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
  }

  @Test
  void anOrderThatTheStoreHasForgottenIsBustedAndStaysOut() {
    KeptRows store = new KeptRows();
    JournaledEngine engine = JournaledEngine.on(store, new EventRecorder(event -> {}));
    engine.engine().apply(AddMarket.of("A", "1", "1").settled(SettlementPolicy.REENTER));
    engine.engine().apply(sell("ann", "5", "10").build());
    engine.engine().apply(buy("bob", "2", "10").build());
    engine.engine().apply(buy("bob", "3", "10").build());
    store.commit(engine.endBatch(4));
    store.orders.clear();
    List<Event> events = new ArrayList<>();
    engine = JournaledEngine.on(store, new EventRecorder(events::add));
    engine.engine().apply(bust(1, Fault.TAKER));
    engine.engine().apply(bust(2, Fault.MAKER));
    Batch batch = engine.endBatch(2);
    assertThat(batch.orders()).isEmpty();
    assertThat(events)
        .extracting(event -> ((TradeBusted) event).makerCumQty().intValue())
        .containsExactly(3, 0);
    assertThat(events).extracting(e -> ((TradeBusted) e).takerCumQty().intValue()).containsOnly(0);
    store.commit(batch);
    assertThat(store.settlements.values())
        .extracting(StoredSettlement::state)
        .containsOnly(SettlementState.BUSTED);
  }

  private static final class Stream {
    private final boolean forgets;
    private final RandomSettlements commands;
    private final Random dice;
    private final Matchbook uninterrupted = new Matchbook();
    private final KeptRows store = new KeptRows();
    private final RowLedger rows = new RowLedger();
    private final SettlementLedger settlements = new SettlementLedger();
    private final AuditLedger audit = new AuditLedger(settlements::market);
    private final List<Event> events = new ArrayList<>();
    private JournaledEngine engine = JournaledEngine.on(store, new EventRecorder(events::add));
    private int pending;

    Stream(long seed) {
      forgets = seed % 3 == 0;
      commands = new RandomSettlements(seed, seed % 2 == 0);
      dice = new Random(seed);
    }

    void run() {
      int batch = 1 + dice.nextInt(20);
      for (int i = 0; i < COMMANDS; i++) {
        step(commands.next());
        if (dice.nextInt(batch) == 0) {
          commit();
        }
      }
      commit();
      settlements.requireEqual(store);
      assertThat(store.audit).isEqualTo(audit.events);
      if (forgets) {
        rows.requireKept(store);
      } else {
        rows.requireEqual(store);
      }
    }

    private void step(Command command) {
      events.clear();
      engine.engine().apply(command);
      pending++;
      assertThat(events).as("%s", command).isEqualTo(uninterrupted.submit(command));
      commands.heard(events);
      settlements.learn(command);
      events.forEach(rows::add);
      events.forEach(settlements::add);
      events.forEach(audit::add);
      if (dice.nextInt(10) == 0) {
        engine.engine().open.shrink();
      }
    }

    private void commit() {
      if (pending == 0) {
        return;
      }
      Batch batch = engine.endBatch(pending);
      pending = 0;
      assertThat(batch.orders()).extracting(StoredOrder::orderId).doesNotHaveDuplicates();
      assertThat(store.commit(batch)).isTrue();
      if (dice.nextInt(3) == 0) {
        if (forgets) {
          forget();
        }
        engine = JournaledEngine.on(store, new EventRecorder(events::add));
        settlements.requireEqual(engine.engine().settlements());
      }
      assertThat(engine.engine().stateHash()).isEqualTo(uninterrupted.stateHash());
    }

    /** Nothing of them can change any more. */
    private void forget() {
      Set<Long> concerned = new HashSet<>();
      for (StoredSettlement row : settlements.trades.values()) {
        if (uninterrupted.engine().settlements().trade(row.tradeId()) != null) {
          concerned.add(row.trade().makerOrderId());
          concerned.add(row.trade().takerOrderId());
        }
      }
      store.orders.values().removeIf(o -> !o.isOpen() && !concerned.contains(o.orderId()));
    }
  }
}
