package dev.matchbook.composite;

import static dev.matchbook.tck.rows.OrderBuilder.like;
import static dev.matchbook.tck.rows.OrderBuilder.order;
import static dev.matchbook.tck.rows.TradeBuilder.trade;
import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.MarketStatus;
import dev.matchbook.core.SettlementPolicy;
import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.event.OrderTriggered;
import dev.matchbook.core.store.AuditQuery;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.MarketState;
import dev.matchbook.core.store.SettlementBatch;
import dev.matchbook.core.store.SettlementQuery;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.StoredSettlement;
import dev.matchbook.tck.model.ModelStore;
import dev.matchbook.tck.rows.BatchBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What settled and the audit trail come from the system of record; no cache has them. */
class SettledReadsTest {
  private static final StoredSettlement PENDING = StoredSettlement.pending(trade(1).build());
  private static final SettlementBatch STARTED =
      SettlementBatch.started(2, 2, "BTC-USD", 0, List.of(1L), "0x");
  private static final OrderTriggered EVENT = new OrderTriggered(3, 3, 1);
  private static final Batch BATCH =
      BatchBuilder.after(Checkpoint.START)
          .settlements(PENDING)
          .settlementBatches(STARTED)
          .audit(EVENT)
          .build();

  private final ModelStore cache = new ModelStore();
  private final ModelStore record = new ModelStore();

  private CompositeStore open() {
    return CompositeStore.open(
        CompositeSettings.of(
            LayerSettings.of(Role.CACHE, "cache", () -> cache, ""),
            LayerSettings.of(Role.RECORD, "record", () -> record, "")));
  }

  @Test
  void cachesHaveNothingOfIt() {
    try (CompositeStore store = open()) {
      store.commit(BATCH);
      assertThat(store.findSettlement(1)).contains(PENDING);
      assertThat(store.settlements(SettlementQuery.all(), null, 9).rows()).containsExactly(PENDING);
      assertThat(store.findSettlementBatch(2)).contains(STARTED);
      assertThat(store.settlementBatches(SettlementQuery.all(), null, 9).rows())
          .containsExactly(STARTED);
      assertThat(store.audit(AuditQuery.all(), null, 9).rows()).containsExactly(EVENT);
      Conditions.await(() -> cache.checkpoint().equals(BATCH.checkpoint()));
      assertThat(cache.settlements(SettlementQuery.all(), null, 9).rows()).isEmpty();
      assertThat(cache.settlementBatches(SettlementQuery.all(), null, 9).rows()).isEmpty();
      assertThat(cache.audit(AuditQuery.all(), null, 9).rows()).isEmpty();
    }
  }

  @Test
  void aFilledOrderIsTakenForFinalWhereTradesAreNotSettledAlone() {
    AddMarket plain = AddMarket.of("BTC-USD", "0.01", "1");
    StoredOrder filled = order(1).qty("2").fill("2").build();
    StoredOrder canceled = order(2).qty("2").cancel(CancelReason.REQUESTED).build();
    Finality finality = new Finality();
    assertThat(finality.isFinal(filled)).as("nobody knows the market").isFalse();
    assertThat(finality.isFinal(canceled)).isTrue();
    assertThat(finality.isFinal(order(3).build())).isFalse();
    finality.see(List.of(market(0, plain.settled(SettlementPolicy.STAY_OUT))));
    assertThat(finality.isFinal(filled)).isFalse();
    finality.see(List.of(market(0, plain)));
    assertThat(finality.isFinal(filled)).isTrue();
    assertThat(finality.isFinal(like(filled).symbol("ETH-USD").build())).isFalse();
  }

  private static MarketState market(int index, AddMarket definition) {
    return new MarketState(index, definition, MarketStatus.OPEN, null, null);
  }
}
