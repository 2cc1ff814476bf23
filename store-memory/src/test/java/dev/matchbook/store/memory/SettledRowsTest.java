package dev.matchbook.store.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.SettlementState;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.SettlementBatch;
import dev.matchbook.core.store.SettlementQuery;
import dev.matchbook.core.store.StoredSettlement;
import dev.matchbook.tck.rows.BatchBuilder;
import dev.matchbook.tck.rows.TradeBuilder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is looked at to find settlements is what is looked for. */
class SettledRowsTest {
  private static final int TRADES = 100;

  private final MemoryStore store = new MemoryStore();

  private void commit(SettlementState state, long seq, long batchId) {
    List<StoredSettlement> rows = new ArrayList<>();
    for (long id = 1; id <= TRADES; id++) {
      long version = Math.max(id, seq);
      rows.add(new StoredSettlement(TradeBuilder.trade(id).build(), version, 1, state, batchId));
    }
    Batch batch =
        BatchBuilder.after(store.checkpoint())
            .settlements(rows)
            .settlementBatches(
                SettlementBatch.started(Math.max(seq, 1), 1, "X", 0, List.of(1L), "0x"))
            .build();
    store.commit(batch);
  }

  private boolean none(SettlementQuery query) {
    return store.state().settlements().trades().ids(query).isEmpty();
  }

  @Test
  void settledTradesAreNotLookedAtForThePendingOnes() {
    commit(SettlementState.PENDING, 0, 0);
    assertThat(store.checkpoint()).isNotEqualTo(Checkpoint.START);
    assertThat(none(SettlementQuery.all().state(SettlementState.PENDING))).isFalse();
    commit(SettlementState.SETTLING, 200, 200);
    assertThat(none(SettlementQuery.all().state(SettlementState.PENDING))).isTrue();
    assertThat(none(SettlementQuery.all().batch(200))).isFalse();
    commit(SettlementState.SETTLED, 300, 300);
    assertThat(none(SettlementQuery.all().state(SettlementState.SETTLING))).isTrue();
    assertThat(none(SettlementQuery.all().batch(200))).isTrue();
    assertThat(none(SettlementQuery.all().batch(300))).isFalse();
  }
}
