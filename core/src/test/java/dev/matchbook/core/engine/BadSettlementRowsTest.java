package dev.matchbook.core.engine;

import static dev.matchbook.core.engine.SettlementCommands.buy;
import static dev.matchbook.core.engine.SettlementCommands.sell;
import static dev.matchbook.core.engine.SettlementCommands.settle;
import static dev.matchbook.core.engine.SettlementCommands.settled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matchbook.core.SettlementPolicy;
import dev.matchbook.core.SettlementState;
import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.SettlementBatch;
import dev.matchbook.core.store.StoreException;
import dev.matchbook.core.store.StoredSettlement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows of settlements that no engine has written are found, not taken in. */
class BadSettlementRowsTest {
  private final KeptRows store = new KeptRows();

  /** Trades 1 and 2 are settling, 3 has settled, 4 is pending. */
  @BeforeEach
  void fourTrades() {
    JournaledEngine engine = JournaledEngine.on(store, new EventRecorder(event -> {}));
    engine.engine().apply(AddMarket.of("A", "1", "1").settled(SettlementPolicy.REENTER));
    engine.engine().apply(AddMarket.of("B", "1", "1"));
    engine.engine().apply(sell("ann", "9", "10").build());
    for (int i = 0; i < 4; i++) {
      engine.engine().apply(buy("bob", "1", "10").build());
    }
    engine.engine().apply(settle(1L, 2L));
    long second = engine.engine().seq() + 1;
    engine.engine().apply(settle(3L));
    engine.engine().apply(settled(second));
    store.commit(engine.endBatch(9));
    JournaledEngine.on(store, new EventRecorder(event -> {}));
  }

  private StoredSettlement row(long tradeId) {
    return store.settlements.get(tradeId);
  }

  private void put(StoredSettlement row, Trade trade, SettlementState state, long batchId) {
    store.settlements.put(
        row.tradeId(), new StoredSettlement(trade, row.seq(), row.updatedTs(), state, batchId));
  }

  private void requireCorrupt(String what) {
    assertThatThrownBy(() -> JournaledEngine.on(store, new EventRecorder(event -> {})))
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.CORRUPT))
        .hasMessageContaining(what);
  }

  @Test
  void aBatchWhoseTradeIsMissingIsCorrupt() {
    store.settlements.remove(2L);
    requireCorrupt("trade 2");
  }

  @Test
  void aTradeThatIsInABatchWhichDoesNotHaveItIsCorrupt() {
    long batchId = row(1).batchId();
    put(row(4), row(4).trade(), SettlementState.SETTLING, batchId);
    requireCorrupt("batch " + batchId);
  }

  @Test
  void aTradeInAnotherStateThanItsBatchIsCorrupt() {
    put(row(1), row(1).trade(), SettlementState.SETTLED, row(1).batchId());
    requireCorrupt("trade 1");
  }

  @Test
  void aSettledTradeOfABatchThatIsSettlingAgainIsCorrupt() {
    put(row(3), row(3).trade(), SettlementState.SETTLING, row(3).batchId());
    requireCorrupt("trade 3");
  }

  @Test
  void aPendingTradeInABatchIsCorrupt() {
    put(row(4), row(4).trade(), SettlementState.PENDING, row(1).batchId());
    requireCorrupt("trade 4");
  }

  @Test
  void aTradeOfAnUnknownMarketIsCorrupt() {
    put(row(4), in("C"), SettlementState.PENDING, 0);
    requireCorrupt("trade 4");
  }

  @Test
  void aTradeOfAMarketThatDoesNotSettleIsCorrupt() {
    put(row(4), in("B"), SettlementState.PENDING, 0);
    requireCorrupt("trade 4");
  }

  private Trade in(String symbol) {
    Trade t = row(4).trade();
    return new Trade(
        t.seq(),
        t.ts(),
        t.tradeId(),
        symbol,
        t.price(),
        t.qty(),
        t.takerSide(),
        t.makerOrderId(),
        t.takerOrderId(),
        t.makerAccount(),
        t.takerAccount(),
        t.makerLeaves(),
        t.takerLeaves(),
        t.makerFee(),
        t.takerFee());
  }

  @Test
  void aTradeFromAfterTheCheckpointIsCorrupt() {
    StoredSettlement r = row(4);
    store.settlements.put(
        4L, new StoredSettlement(r.trade(), store.checkpoint().seq() + 1, 0, r.state(), 0));
    requireCorrupt("trade 4");
  }

  @Test
  void aBatchFromAfterTheCheckpointIsCorrupt() {
    SettlementBatch b = store.settlementBatches.get(row(1).batchId());
    put(b, store.checkpoint().seq() + 1, b.symbol());
    requireCorrupt("batch " + b.batchId());
  }

  @Test
  void aBatchOfAnotherMarketThanItsTradesIsCorrupt() {
    SettlementBatch b = store.settlementBatches.get(row(1).batchId());
    put(b, b.seq(), "B");
    requireCorrupt("batch " + b.batchId());
  }

  private void put(SettlementBatch b, long seq, String symbol) {
    store.settlementBatches.put(
        b.batchId(),
        new SettlementBatch(
            b.batchId(),
            seq,
            symbol,
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
            b.updatedTs()));
  }
}
