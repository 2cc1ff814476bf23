package dev.matchbook.core.engine;

import static dev.matchbook.core.engine.SettlementCommands.bust;
import static dev.matchbook.core.engine.SettlementCommands.buy;
import static dev.matchbook.core.engine.SettlementCommands.sell;
import static dev.matchbook.core.engine.SettlementCommands.settle;
import static dev.matchbook.core.engine.SettlementCommands.settledForGood;
import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.Fault;
import dev.matchbook.core.OrdStatus;
import dev.matchbook.core.RejectReason;
import dev.matchbook.core.SettlementPolicy;
import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.command.CancelOrder;
import dev.matchbook.core.command.Command;
import dev.matchbook.core.command.MassCancel;
import dev.matchbook.core.command.ReplaceOrder;
import dev.matchbook.core.event.CancelRejected;
import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.OrderAccepted;
import dev.matchbook.core.store.StoredOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept of a few orders outlasts what is forgotten of thousands. */
class ManyBustsTest {
  private static final int MANY = 3_000;

  private final KeptRows store = new KeptRows();
  private final List<Event> events = new ArrayList<>();
  private final JournaledEngine engine = JournaledEngine.on(store, new EventRecorder(events::add));

  @BeforeEach
  void market() {
    run(AddMarket.of("A", "1", "1").settled(SettlementPolicy.REENTER));
  }

  private void run(Command command) {
    events.clear();
    engine.engine().apply(command);
  }

  private void commit() {
    assertThat(store.commit(engine.endBatch(1))).isTrue();
  }

  /** A trade of two orders that are filled by it; returns its id. */
  private long trade() {
    run(sell("ann", "1", "10").build());
    run(buy("bob", "1", "10").build());
    return engine.engine().tradeId();
  }

  @Test
  void theRowOfAnEarlyOrderIsCorrectedAfterThousandsHaveSettled() {
    long early = trade();
    commit();
    for (int i = 0; i < MANY; i++) {
      run(settle(trade()));
      run(settledForGood(engine.engine().seq()));
    }
    commit();
    run(bust(early, Fault.NONE));
    commit();
    StoredOrder row = store.findOrder(1).orElseThrow();
    assertThat(row.status()).isEqualTo(OrdStatus.CANCELED);
    assertThat(row.cancelReason()).isEqualTo(CancelReason.TRADE_BUSTED);
    assertThat(row.cumQty()).isZero();
    assertThat(row.grossTradeAmt()).isZero();
    assertThat(store.findOrder(3).orElseThrow().status()).isEqualTo(OrdStatus.FILLED);
  }

  @Test
  void anOpenOrderRefersToItsOwnAfterThousandsThatAreGone() {
    run(sell("eve", "5", "20").build());
    run(buy("bob", "2", "20").build());
    run(bust(engine.engine().tradeId(), Fault.TAKER));
    long cameBack = ((OrderAccepted) events.get(events.size() - 1)).orderId();
    commit();
    for (int i = 0; i < MANY; i++) {
      run(sell("ann", "2", "10").build());
      run(buy("bob", "1", "10").build());
      run(bust(engine.engine().tradeId(), Fault.TAKER));
      run(new MassCancel(0, "ann", null, null));
      assertThat(events).hasSize(3);
    }
    run(ReplaceOrder.byId(1, "2", null));
    assertThat(((CancelRejected) events.get(0)).reason()).isEqualTo(RejectReason.TRADE_BUSTED);
    run(new CancelOrder(0, cameBack, null, null));
    commit();
    StoredOrder row = store.findOrder(cameBack).orElseThrow();
    assertThat(row.status()).isEqualTo(OrdStatus.CANCELED);
    assertThat(row.refOrderId()).isEqualTo(1);
  }

  @Test
  void whatBecameOfManyIsForgotten() {
    for (int i = 0; i < MANY; i++) {
      run(bust(trade(), Fault.BOTH));
    }
    assertThat(engine.engine().settlements().size()).isZero();
    assertThat(engine.engine().settlements().symbols()).isEmpty();
    assertThat(engine.engine().settlements().concerns(1)).isFalse();
  }
}
