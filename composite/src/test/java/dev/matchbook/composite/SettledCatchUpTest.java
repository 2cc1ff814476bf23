package dev.matchbook.composite;

import static dev.matchbook.tck.rows.TradeBuilder.trade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matchbook.core.SettlementState;
import dev.matchbook.core.event.OrderTriggered;
import dev.matchbook.core.store.AuditQuery;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.core.store.SettlementQuery;
import dev.matchbook.core.store.StoredSettlement;
import dev.matchbook.tck.StoreContents;
import dev.matchbook.tck.model.ModelStore;
import dev.matchbook.tck.rows.BatchBuilder;
import dev.matchbook.tck.rows.BatchGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A layer that keeps everything is brought to where the truth is, while that goes on: what settled
 * and what was audited comes too.
 */
class SettledCatchUpTest {
  private static final int MOST_READS = 30;

  private final ModelStore truth = new ModelStore();
  private final ModelStore log = new ModelStore();
  private final List<Batch> later = new ArrayList<>();

  /** So many batches behind: what is one batch, and what is saved row by row before it. */
  @ParameterizedTest
  @ValueSource(ints = {20, 600})
  void whateverTheTruthDoesMeanwhileTheLayerHasItAllInTheEnd(int behind) {
    int settled = 0;
    for (int read = 1; read <= MOST_READS; read += behind > 100 ? 6 : 1) {
      SettledCatchUpTest run = new SettledCatchUpTest();
      BatchGenerator history =
          new BatchGenerator(read, new BatchGenerator.Settings(4, 8, 60, behind > 100 ? 60 : 12));
      for (int i = 0; i < 40 + behind; i++) {
        Batch batch = history.next();
        run.truth.commit(batch);
        if (i < 40) {
          run.log.commit(batch);
        }
      }
      run.catchUp(history, read);
      run.later.forEach(run.log::commit);
      StoreContents.of(run.truth).requireSame(run.log);
      settled += run.log.settlements(SettlementQuery.all(), null, 100).rows().size();
    }
    assertThat(settled).isPositive();
  }

  /** From that read on the truth goes on, with each. */
  private void catchUp(BatchGenerator history, int from) {
    Watched watched = new Watched();
    ExchangeStore watchedTruth = watched.watch(truth);
    int[] reads = {0};
    boolean[] goesOn = {false};
    watched.before(
        method -> {
          boolean isRead = !method.equals("name") && !method.equals("capabilities");
          if (!goesOn[0] && isRead && ++reads[0] >= from && reads[0] < from + 10) {
            goesOn[0] = true;
            Batch batch = history.next();
            later.add(batch);
            truth.commit(batch);
            goesOn[0] = false;
          }
        });
    run(watchedTruth);
  }

  private Checkpoint run(ExchangeStore source) {
    Layer layer = new Layer(LayerSettings.of(Role.LOG, "log", () -> log, ""), truth::checkpoint);
    layer.open();
    return new CatchUp(source, 0, new OpenCount(), WarmUpProgress.NONE).run(layer, false);
  }

  @Test
  void whatIsTooMuchForOneBatchIsNotLeftOutButRefused() {
    Checkpoint at = Checkpoint.START;
    for (int from = 0; from <= Settled.MOST_ROWS; from += 1 << 16) {
      List<OrderTriggered> events =
          LongStream.rangeClosed(from + 1, from + (1 << 16))
              .mapToObj(seq -> new OrderTriggered(seq, 1, 1))
              .toList();
      Batch batch = BatchBuilder.after(at).audit(events).build();
      truth.commit(batch);
      at = batch.checkpoint();
    }
    assertThatThrownBy(() -> run(truth))
        .isInstanceOf(HistoryException.class)
        .hasMessageContaining("audited");
    assertThat(log.checkpoint()).isEqualTo(Checkpoint.START);
    assertThat(log.audit(AuditQuery.all(), null, 1).rows()).isEmpty();
  }

  @Test
  void tradesThatWereBustedBeforeTheyWereInABatchComeToo() {
    StoredSettlement pending = StoredSettlement.pending(trade(1).build());
    Batch first = BatchBuilder.after(Checkpoint.START).settlements(pending).build();
    truth.commit(first);
    log.commit(first);
    long seq = first.checkpoint().seq() + 1;
    StoredSettlement busted =
        new StoredSettlement(pending.trade(), seq, seq, SettlementState.BUSTED, 0);
    truth.commit(BatchBuilder.after(first.checkpoint()).settlements(busted).build());
    run(truth);
    assertThat(log.findSettlement(1)).contains(busted);
  }
}
