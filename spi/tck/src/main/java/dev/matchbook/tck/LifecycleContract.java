package dev.matchbook.tck;

import static dev.matchbook.tck.rows.OrderBuilder.order;
import static dev.matchbook.tck.rows.TradeBuilder.trade;
import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.store.AuditQuery;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Capability;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.SettlementQuery;
import dev.matchbook.core.store.TradeQuery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Topic L: a store says what it is, and when it is closed. */
public abstract class LifecycleContract extends StoreContract {
  /** For a backend's tests. */
  protected LifecycleContract() {}

  @Test
  @DisplayName("L-01 name and capabilities stay the same, whatever is written")
  void l01_nameAndCapabilitiesStayTheSame() {
    String name = store().name();
    Set<Capability> capabilities = Set.copyOf(store().capabilities());
    commit(history(5));
    assertThat(name).isNotBlank();
    assertThat(store().name()).isEqualTo(name);
    assertThat(store().capabilities()).isEqualTo(capabilities);
  }

  @Test
  @DisplayName("L-02 closing again changes nothing; the name is still told")
  void l02_closingAgainChangesNothing() {
    String name = store().name();
    commit(history(2));
    store().close();
    store().close();
    assertThat(store().name()).isEqualTo(name);
  }

  @Test
  @DisplayName("L-03 a closed store answers no question: StoreException, never an empty answer")
  void l03_aClosedStoreAnswersNoQuestion() {
    commit(history(5));
    Map<String, ThrowingCallable> reads = new LinkedHashMap<>();
    reads.put("checkpoint", () -> store().checkpoint());
    reads.put("markets", () -> store().markets());
    reads.put("findOrder by id", () -> store().findOrder(1));
    reads.put("findOrder by clOrdId", () -> store().findOrder("alice", "mine"));
    reads.put("orders", () -> store().orders(OrderQuery.all(), null, 10));
    reads.put("openOrders", () -> store().openOrders("BTC-USD", null, 10));
    reads.put("findAuthorization", () -> store().findAuthorization(1));
    reads.put("nonces", () -> store().nonces(null, 10));
    reads.put("findSettlement", () -> store().findSettlement(1));
    reads.put("settlements", () -> store().settlements(SettlementQuery.all(), null, 10));
    reads.put("findSettlementBatch", () -> store().findSettlementBatch(1));
    reads.put(
        "settlementBatches", () -> store().settlementBatches(SettlementQuery.all(), null, 10));
    reads.put("audit", () -> store().audit(AuditQuery.all(), null, 10));
    reads.put("findTrade", () -> store().findTrade(1));
    reads.put("trades", () -> store().trades(TradeQuery.all(), null, 10));
    reads.put("recentTrades", () -> store().recentTrades(null, 10));
    store().close();
    reads.forEach((what, call) -> Trouble.in(store(), what + " of a closed store", call));
  }

  @Test
  @DisplayName("L-04 a closed store takes nothing: StoreException, rejected")
  void l04_aClosedStoreTakesNothing() {
    List<Batch> history = history(3);
    commit(history.subList(0, 2));
    Map<String, ThrowingCallable> writes = new LinkedHashMap<>();
    writes.put("commit", () -> store().commit(history.get(2)));
    writes.put("commit again", () -> store().commit(history.get(1)));
    writes.put("saveOrder", () -> store().saveOrder(order(1).build()));
    writes.put("saveOrders", () -> store().saveOrders(List.of(order(1).build())));
    writes.put("saveTrade", () -> store().saveTrade(trade(1).build()));
    writes.put("saveTrades", () -> store().saveTrades(List.of(trade(1).build())));
    writes.put("removeOrder", () -> store().removeOrder(1_000_000));
    store().close();
    writes.forEach((what, call) -> Trouble.rejected(store(), what + " of a closed store", call));
  }
}
